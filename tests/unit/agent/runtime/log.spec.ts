import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { fileLog } from '../../../../agent/runtime/log'

const file = () => join(mkdtempSync(join(tmpdir(), 'fission-log-')), 'logs/run.log')
const lines = (path: string) => readFileSync(path, 'utf8').split('\n').slice(0, -1)
const noFailure = (error: Error) => expect.fail(error.message)

it('appends lines with time and level, in order, and makes the folder', async () => {
  const path = file()
  const log = fileLog(path, 'DEBUG', noFailure)
  for (let i = 0; i < 2000; i++) log('INFO', `line ${i}`)
  log('ERROR', 'last')
  await vi.waitFor(() => expect(lines(path)).toHaveLength(2001))
  expect(lines(path)[0]).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z INFO line 0$/)
  expect(lines(path).at(-1)).toMatch(/Z ERROR last$/)
})

it.each([
  ['WARNING', ['WARNING', 'ERROR', 'CRITICAL']],
  ['no such level', ['DEBUG', 'INFO', 'WARNING', 'ERROR', 'CRITICAL']],
])('leaves out what is below the level %s', async (lowest, expected) => {
  const path = file()
  const log = fileLog(path, lowest, noFailure)
  for (const level of ['DEBUG', 'INFO', 'WARNING', 'ERROR', 'CRITICAL'] as const) log(level, 'text')
  await vi.waitFor(() => expect(lines(path)).toHaveLength(expected.length))
  expect(lines(path).map((line) => line.split(' ')[1])).toEqual(expected)
})

it('drops lines that the disk cannot follow, and says how many', async () => {
  const path = file()
  const log = fileLog(path, 'DEBUG', noFailure)
  for (let i = 0; i < 25_000; i++) log('DEBUG', 'much')
  await vi.waitFor(() => expect(lines(path).at(-1)).toMatch(/WARNING \d+ lines of this log were dropped/))
  const dropped = Number(/WARNING (\d+) lines/.exec(lines(path).at(-1)!)![1])
  expect(lines(path).length - 1 + dropped).toBe(25_000)
})

it('tells once that the disk is full, and goes on without a log', async () => {
  const failures: string[] = []
  const log = fileLog('/dev/full', 'DEBUG', (error) => failures.push(error.message))
  log('INFO', 'one')
  await vi.waitFor(() => expect(failures).toHaveLength(1))
  log('INFO', 'two')
  await new Promise((resolve) => setImmediate(resolve))
  expect(failures).toEqual([expect.stringContaining('ENOSPC')])
})
