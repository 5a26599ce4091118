import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AppError, type ErrorCode } from '../../../electron/errors'
import { inspectNetwork } from '../../../electron/project/inspect'
import { findNetwork } from '../../../electron/project/network-folder'
import { refreshProject } from '../../../electron/project/refresh-project'
import { makeProjectOf, startNetwork, startProject } from '../../../electron/project/scaffold'

const tsc = fileURLToPath(new URL('../../../node_modules/typescript/bin/tsc', import.meta.url))
let directory: string

beforeEach(() => {
  directory = mkdtempSync(path.join(os.tmpdir(), 'fission-scaffold-'))
})
afterEach(() => {
  rmSync(directory, { recursive: true })
})

function failureOf(act: () => unknown): { code: ErrorCode; message: string; hint: string } {
  try {
    act()
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, message: error.message, hint: error.hint }
    throw error
  }
  throw new Error('it did not fail')
}

/** Permissions do not bind root, as whom continuous integration runs. */
function asOrdinaryUser<T>(act: () => T): T {
  if (process.geteuid?.() !== 0) return act()
  process.seteuid?.(65534)
  try {
    return act()
  } finally {
    process.seteuid?.(0)
  }
}

const compile = (project: string) =>
  execFileSync(process.execPath, [tsc, '-p', project], { encoding: 'utf8' })

describe('startproject and startnetwork', () => {
  it('make a project whose types are found and whose network can be used at once', async () => {
    const project = startProject(directory, 'my_project')
    const network = startNetwork(project, 'my_network')
    expect(readdirSync(project).sort()).toEqual([
      '.gitignore',
      'fission.json',
      'my_network',
      'node_modules',
      'package.json',
      'shared',
      'tsconfig.json',
    ])
    expect(readdirSync(network).sort()).toEqual(['config.ts', 'jobs', 'nodes', 'pipes', 'source'])
    expect(JSON.parse(readFileSync(path.join(project, 'fission.json'), 'utf8'))).toEqual({
      version: 1,
      name: 'my_project',
    })
    expect(compile(project)).toBe('')
    const inspection = await inspectNetwork(
      findNetwork('my_network', project),
      path.join(directory, 'bundle'),
    )
    expect(inspection).toMatchObject({
      ok: true,
      network: { jobs: [{ type: 'SourceJob' }, { type: 'CsvSinkJob', groups: ['LOCAL'] }] },
    })
  })

  it('make types that refuse a pipe of the wrong kind', () => {
    const project = startProject(directory, 'typed')
    const code = [
      "import { Job, ObjectPipe } from 'fission'",
      'class TextJob extends Job<[a: string]> {',
      '  run(a: string) {',
      '    console.log(process.pid, Buffer.from(a))',
      '  }',
      '}',
      'new TextJob({ inputs: [new ObjectPipe<number>(1)] })',
    ]
    writeFileSync(path.join(project, 'wrong.ts'), code.join('\n'))
    expect(() => compile(project)).toThrow()
    writeFileSync(path.join(project, 'wrong.ts'), code.join('\n').replace('<number>', '<string>'))
    expect(compile(project)).toBe('')
  })

  it('never overwrite what is there', () => {
    mkdirSync(path.join(directory, 'taken'))
    expect(failureOf(() => startProject(directory, 'taken'))).toMatchObject({ code: 'already-exists' })
    const project = startProject(directory, 'my_project')
    const network = startNetwork(path.join(project, 'shared'), 'my_network')
    writeFileSync(path.join(network, 'config.ts'), 'mine')
    expect(failureOf(() => startNetwork(project, 'my_network'))).toMatchObject({ code: 'already-exists' })
    expect(readFileSync(path.join(network, 'config.ts'), 'utf8')).toBe('mine')
  })

  it.each(['', '../up', 'two words', '1st', 'con', 'ä', 'x'.repeat(65)])('refuse the name %j', (name) => {
    expect(failureOf(() => startProject(directory, name))).toMatchObject({ code: 'bad-name' })
    expect(readdirSync(directory)).toEqual([])
  })

  it('make a project of a folder that has files of its own, and leave those as they are', () => {
    const folder = path.join(directory, 'My Drawer!')
    mkdirSync(folder)
    writeFileSync(path.join(folder, '.gitignore'), 'mine\n')
    makeProjectOf(folder)
    startNetwork(folder, 'first')
    expect(readFileSync(path.join(folder, '.gitignore'), 'utf8')).toBe('mine\n')
    const { name } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { name: string }
    expect(name).toBe('my-drawer-')
    expect(findNetwork('first', folder)).toMatchObject({ root: folder, config: 'first/config.ts' })
  })

  it('say in words that a folder is missing or no project', () => {
    expect(failureOf(() => startProject(path.join(directory, 'nowhere'), 'p')).message).toMatch(
      /^Making the project .*nowhere.p failed: no such file or folder$/,
    )
    expect(failureOf(() => startNetwork(directory, 'n'))).toMatchObject({
      code: 'not-found',
      hint: 'Make one with `fission startproject NAME` and change into it.',
    })
  })

  it('say in words that a folder cannot be written, and leave nothing', () => {
    chmodSync(directory, 0o555)
    const failure = asOrdinaryUser(() => failureOf(() => startProject(directory, 'p')))
    expect(failure.code).toBe('no-permission')
    expect(failure.message).toContain('permission denied')
    expect(readdirSync(directory)).toEqual([])
  })

  it('say in words that a file stands where a folder is needed', () => {
    writeFileSync(path.join(directory, 'file'), '')
    expect(failureOf(() => startProject(path.join(directory, 'file'), 'p'))).toMatchObject({
      code: 'not-found',
    })
  })
})

describe('a project that is refreshed', () => {
  it('is left alone while it is up to date, and repaired when a part is gone', () => {
    const project = startProject(directory, 'my_project')
    const manifest = path.join(project, 'node_modules/fission/package.json')
    const launcher = path.join(project, 'node_modules/.bin/fission')
    writeFileSync(manifest, 'touched')
    expect(refreshProject(project)).toBeNull()
    expect(readFileSync(manifest, 'utf8')).toBe('touched')
    rmSync(launcher)
    expect(refreshProject(project)).toBeNull()
    expect(existsSync(launcher)).toBe(true)
    expect(JSON.parse(readFileSync(manifest, 'utf8'))).toMatchObject({ name: 'fission' })
  })

  it('is refreshed when it was made by another installation', () => {
    const project = startProject(directory, 'my_project')
    const stamp = path.join(project, 'node_modules/fission/.installed')
    const before = readFileSync(stamp, 'utf8')
    writeFileSync(stamp, '{"version":"0.0.1"}')
    expect(refreshProject(project)).toBeNull()
    expect(readFileSync(stamp, 'utf8')).toBe(before)
  })

  it('gives the reason when it cannot be', () => {
    const project = startProject(directory, 'my_project')
    rmSync(path.join(project, 'node_modules'), { recursive: true })
    writeFileSync(path.join(project, 'node_modules'), 'a file')
    expect(refreshProject(project)?.message).toMatch(/^Preparing .*node_modules failed: /)
  })

  it('keeps the types of Node that it has installed itself', () => {
    const project = startProject(directory, 'my_project')
    const own = path.join(project, 'node_modules/@types/node/package.json')
    writeFileSync(own, '{}')
    rmSync(path.join(project, 'node_modules/fission'), { recursive: true })
    refreshProject(project)
    expect(readFileSync(own, 'utf8')).toBe('{}')
  })
})
