import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
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

it('tells once that the disk refuses, and goes on with all lines when it takes some again', async () => {
  const failures: string[] = []
  const path = file()
  mkdirSync(dirname(path))
  symlinkSync('/dev/full', path)
  const log = fileLog(path, 'DEBUG', (error) => failures.push(error.message), 5)
  log('INFO', 'one')
  await vi.waitFor(() => expect(failures).toHaveLength(1))
  log('INFO', 'two')
  await new Promise((resolve) => setTimeout(resolve, 25))
  expect(failures).toEqual([expect.stringContaining('ENOSPC')])

  rmSync(path)
  await vi.waitFor(() => expect(lines(path)).toHaveLength(3))
  log('INFO', 'three')
  await vi.waitFor(() => expect(lines(path)).toHaveLength(4))
  // The line at which the disk was full may have come half way.
  expect(lines(path).map((line) => line.split(' ')[2])).toEqual([undefined, 'one', 'two', 'three'])

  rmSync(path)
  symlinkSync('/dev/full', path)
  log('INFO', 'four')
  await vi.waitFor(() => expect(failures).toHaveLength(2))
})

it('keeps only so many lines while the disk refuses, and says how many more there were', async () => {
  const path = file()
  mkdirSync(dirname(path))
  symlinkSync('/dev/full', path)
  const failed = vi.fn()
  const log = fileLog(path, 'DEBUG', failed, 5)
  log('DEBUG', 'first')
  await vi.waitFor(() => expect(failed).toHaveBeenCalledOnce())
  for (let i = 0; i < 15_000; i++) log('DEBUG', 'much')
  rmSync(path)
  await vi.waitFor(() => expect(lines(path).at(-1)).toMatch(/WARNING 5001 lines of this log were dropped/))
  expect(lines(path)).toHaveLength(1 + 10_000 + 1)
})
