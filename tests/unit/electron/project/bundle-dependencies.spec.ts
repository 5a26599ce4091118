import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { bringDependencies, dependencyFolder } from '../../../../agent/job-host/dependencies'
import { bundleDependencies } from '../../../../electron/project/bundle-dependencies'

let root: string
let out: string
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'fission-project-'))
  out = path.join(root, 'out')
  write('demo/tables/gains.csv', '1\n')
  write('demo/tables/deep/more.csv', '2\n')
})
afterEach(() => rmSync(root, { recursive: true }))

function write(name: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, name)), { recursive: true })
  writeFileSync(path.join(root, name), text)
}

const tables = [
  { path: 'demo/tables', kind: 'directory' as const },
  { path: 'json', kind: 'module' as const },
]
const bundle = () => bundleDependencies(root, [{ dependencies: tables }, { dependencies: tables }], out)

it('copies each directory once, also one outside the project, into a folder of its own', () => {
  bundle()
  const copy = path.join(out, 'dependencies', dependencyFolder('demo/tables'))
  expect(readFileSync(path.join(copy, 'gains.csv'), 'utf8')).toBe('1\n')
  expect(dependencyFolder('../../etc')).toMatch(/^[0-9a-f]{16}$/)
})

it('has another hash for another text, another name and the right to execute', () => {
  const first = bundle()
  expect(bundle()).toBe(first)
  chmodSync(path.join(root, 'demo/tables/gains.csv'), 0o755)
  const executable = bundle()
  write('demo/tables/deep/more.csv', '3\n')
  const changed = bundle()
  write('demo/tables/deep/new.csv', '')
  expect(new Set([first, executable, changed, bundle()]).size).toBe(4)
})

it('takes out what no job depends on any more', () => {
  bundle()
  expect(bundleDependencies(root, [], out)).toBeNull()
  expect(existsSync(path.join(out, 'dependencies'))).toBe(false)
})

it('brings the files of its directories into a job’s folder', () => {
  bundle()
  const folder = path.join(root, 'job')
  mkdirSync(folder)
  bringDependencies(out, tables, folder)
  expect(readFileSync(path.join(folder, 'deep/more.csv'), 'utf8')).toBe('2\n')
})
