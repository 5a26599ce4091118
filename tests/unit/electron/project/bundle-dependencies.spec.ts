import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
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
const inCopy = (name: string) => path.join(out, 'dependencies', dependencyFolder('demo/tables'), name)

it('copies each directory once, also one outside the project, into a folder of its own', async () => {
  await bundle()
  expect(readFileSync(inCopy('gains.csv'), 'utf8')).toBe('1\n')
  expect(dependencyFolder('../../etc')).toMatch(/^[0-9a-f]{16}$/)
})

it('leaves what has not changed, and copies what has, however shortly ago', async () => {
  await bundle()
  const isLeft = async (): Promise<boolean> => {
    const { ctimeMs } = statSync(inCopy('gains.csv'))
    await bundle()
    return statSync(inCopy('gains.csv')).ctimeMs === ctimeMs
  }
  await expect.poll(isLeft, { timeout: 20_000, interval: 200 }).toBe(true)
  chmodSync(path.join(root, 'demo/tables/gains.csv'), 0o755)
  write('demo/tables/deep/more.csv', '3\n')
  await bundle()
  expect(statSync(inCopy('gains.csv')).mode & 0o111).toBe(0o111)
  expect(readFileSync(inCopy('deep/more.csv'), 'utf8')).toBe('3\n')

  rmSync(path.join(root, 'demo/tables/deep'), { recursive: true })
  write('demo/tables/deep', 'a file now')
  await bundle()
  expect(readFileSync(inCopy('deep'), 'utf8')).toBe('a file now')
})

it('takes out what no job depends on any more', async () => {
  await bundle()
  write('demo/other/file', '')
  await bundleDependencies(root, [{ dependencies: [{ path: 'demo/other', kind: 'directory' }] }], out)
  expect(readdirSync(path.join(out, 'dependencies'))).toEqual([dependencyFolder('demo/other')])
  await bundleDependencies(root, [], out)
  expect(existsSync(path.join(out, 'dependencies'))).toBe(false)
})

it('refuses a directory in which the bundle itself lies', async () => {
  const jobs = [{ dependencies: [{ path: '.', kind: 'directory' as const }] }]
  await expect(bundleDependencies(root, jobs, out)).rejects.toMatchObject({ code: 'bad-network' })
})

it('brings the files of its directories into a job’s folder, and again what the job has changed there', async () => {
  await bundle()
  const folder = path.join(root, 'job')
  mkdirSync(folder)
  bringDependencies(out, tables, folder)
  expect(readFileSync(path.join(folder, 'deep/more.csv'), 'utf8')).toBe('2\n')
  const { ctimeMs } = statSync(path.join(folder, 'gains.csv'))
  write('job/deep/more.csv', 'the job’s')
  bringDependencies(out, tables, folder)
  expect(readFileSync(path.join(folder, 'deep/more.csv'), 'utf8')).toBe('2\n')
  expect(statSync(path.join(folder, 'gains.csv')).ctimeMs).toBe(ctimeMs)
})
