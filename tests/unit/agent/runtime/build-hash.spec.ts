import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { buildHash } from '../../../../agent/runtime/build-hash'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fission-build-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  mkdirSync(path.join(folder, 'python/fission'), { recursive: true })
  for (const name of ['agent.cjs', 'job-host.cjs', 'python/fission/__init__.py']) write(name, name)
})
const write = (name: string, text: string): void => writeFileSync(path.join(folder, name), text)

it('is the same wherever a build lies, and whatever is made of it there', async () => {
  const before = await buildHash(folder)
  const copy = mkdtempSync(path.join(tmpdir(), 'fission-build-'))
  onTestFinished(() => rmSync(copy, { recursive: true, force: true }))
  cpSync(folder, copy, { recursive: true })
  expect(await buildHash(copy)).toBe(before)
  write('agent.cjs.map', 'map')
  mkdirSync(path.join(folder, 'python/fission/__pycache__'))
  write('python/fission/__pycache__/__init__.cpython-311.pyc', 'compiled')
  expect(await buildHash(folder)).toBe(before)
  expect(before).toMatch(/^[0-9a-f]{64}$/)
})

it.each([
  ['the agent', 'agent.cjs'],
  ['the job host', 'job-host.cjs'],
  ['the Python package', 'python/fission/__init__.py'],
])('is another for another version of %s', async (_what, name) => {
  const before = await buildHash(folder)
  write(name, 'other')
  expect(await buildHash(folder)).not.toBe(before)
})

it('does not take a text that has moved to the next file for the same', async () => {
  write('agent.cjs', 'ab')
  write('job-host.cjs', 'c')
  const before = await buildHash(folder)
  write('agent.cjs', 'a')
  write('job-host.cjs', 'bc')
  expect(await buildHash(folder)).not.toBe(before)
})
