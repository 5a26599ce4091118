import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { bundlePython, dependencyFolder } from '../../../../../electron/project/python/bundle-python'

let root: string
let out: string
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'fission-project-'))
  out = path.join(root, 'out')
  mkdirSync(out)
  write('demo/jobs.py', 'A = 1\n')
  write('demo/tables/gains.csv', '1\n')
})
afterEach(() => rmSync(root, { recursive: true }))

function write(name: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, name)), { recursive: true })
  writeFileSync(path.join(root, name), text)
}

const file = (name: string) => ({ from: path.join(root, name), to: name })
const none: { dependencies: [] }[] = []

it('copies modules below python/ and takes out what no longer belongs there', () => {
  write('demo/old.py', '')
  bundlePython(root, [file('demo/jobs.py'), file('demo/old.py')], none, out)
  bundlePython(root, [file('demo/jobs.py')], none, out)
  expect(readFileSync(path.join(out, 'python/demo/jobs.py'), 'utf8')).toBe('A = 1\n')
  expect(existsSync(path.join(out, 'python/demo/old.py'))).toBe(false)
})

it('leaves unchanged modules alone, with what Python compiled beside them', () => {
  const first = bundlePython(root, [file('demo/jobs.py')], none, out)
  const copy = path.join(out, 'python/demo/jobs.py')
  writeFileSync(`${copy}c`, '')
  expect(bundlePython(root, [file('demo/jobs.py')], none, out)).toBe(first)
  expect(existsSync(`${copy}c`)).toBe(true)
  const [copied, own] = [copy, path.join(root, 'demo/jobs.py')].map((name) => statSync(name).mtimeMs)
  expect(copied).toBeCloseTo(own ?? 0, -1)
})

it('has another hash for another text and for another name', () => {
  const first = bundlePython(root, [file('demo/jobs.py')], none, out)
  const renamed = bundlePython(root, [{ ...file('demo/jobs.py'), to: 'demo/other.py' }], none, out)
  write('demo/jobs.py', 'A = 2\n')
  const changed = bundlePython(root, [file('demo/jobs.py')], none, out)
  expect(new Set([first, renamed, changed]).size).toBe(3)
})

it('copies each directory of DEPENDENCIES once, also one outside the project, into a folder of its own', () => {
  const dependencies = [
    { path: 'demo/tables', kind: 'directory' as const },
    { path: 'json', kind: 'module' as const },
  ]
  bundlePython(root, [], [{ dependencies }, { dependencies }], out)
  expect(
    readFileSync(path.join(out, 'dependencies', dependencyFolder('demo/tables'), 'gains.csv'), 'utf8'),
  ).toBe('1\n')
  expect(dependencyFolder('../../etc')).toMatch(/^[0-9a-f]{16}$/)
})
