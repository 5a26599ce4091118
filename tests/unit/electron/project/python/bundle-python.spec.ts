import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { bundlePython } from '../../../../../electron/project/python/bundle-python'

let root: string
let out: string
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'fission-project-'))
  out = path.join(root, 'out')
  mkdirSync(out)
  write('demo/jobs.py', 'A = 1\n')
})
afterEach(() => rmSync(root, { recursive: true }))

function write(name: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, name)), { recursive: true })
  writeFileSync(path.join(root, name), text)
}

const file = (name: string) => ({ from: path.join(root, name), to: name })

it('copies modules below python/ and takes out what no longer belongs there', () => {
  write('demo/old.py', '')
  bundlePython([file('demo/jobs.py'), file('demo/old.py')], out)
  bundlePython([file('demo/jobs.py')], out)
  expect(readFileSync(path.join(out, 'python/demo/jobs.py'), 'utf8')).toBe('A = 1\n')
  expect(existsSync(path.join(out, 'python/demo/old.py'))).toBe(false)
})

it('leaves unchanged modules alone, with what Python compiled beside them', () => {
  const first = bundlePython([file('demo/jobs.py')], out)
  const copy = path.join(out, 'python/demo/jobs.py')
  writeFileSync(`${copy}c`, '')
  expect(bundlePython([file('demo/jobs.py')], out)).toBe(first)
  expect(existsSync(`${copy}c`)).toBe(true)
  const [copied, own] = [copy, path.join(root, 'demo/jobs.py')].map((name) => statSync(name).mtimeMs)
  expect(copied).toBeCloseTo(own ?? 0, -1)
})

it('has another hash for another text and for another name', () => {
  const first = bundlePython([file('demo/jobs.py')], out)
  const renamed = bundlePython([{ ...file('demo/jobs.py'), to: 'demo/other.py' }], out)
  write('demo/jobs.py', 'A = 2\n')
  const changed = bundlePython([file('demo/jobs.py')], out)
  expect(new Set([first, renamed, changed]).size).toBe(3)
})
