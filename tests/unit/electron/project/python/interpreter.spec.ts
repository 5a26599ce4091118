import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { findInterpreter } from '../../../../../electron/project/python/interpreter'

let root: string
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'fission-interpreter-'))
  vi.stubEnv('PATH', path.join(root, 'bin'))
  vi.stubEnv('FISSION_PYTHON', undefined)
  program('bin/python3')
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(root, { recursive: true })
})

function program(name: string): string {
  const file = path.join(root, name)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, '')
  chmodSync(file, 0o755)
  return file
}

function found(config: string, platform: NodeJS.Platform = 'linux') {
  writeFileSync(path.join(root, 'config.py'), config)
  return findInterpreter({ name: 'demo', folder: root, root, config: 'config.py' }, null, platform)
}

const without = (program: string) => ({ ok: true, program, args: [] })

it('is python3 of the PATH, or what FISSION_PYTHON names', () => {
  expect(found('JOBS = []\n')).toEqual(without(path.join(root, 'bin/python3')))
  const other = program('bin/python3.12')
  vi.stubEnv('FISSION_PYTHON', 'python3.12')
  expect(found('JOBS = []\n')).toEqual(without(other))
})

it('is the one of the project’s .venv before that', () => {
  const environment = program('.venv/bin/python')
  vi.stubEnv('FISSION_PYTHON', 'python3')
  expect(found('JOBS = []\n')).toEqual(without(environment))
})

it('is what the config names before all others, a path being relative to the project', () => {
  program('.venv/bin/python')
  const named = program('tools/python')
  expect(found("import os\nPYTHON = 'tools/python'\n")).toEqual(without(named))
  expect(found('PYTHON="python3"  # on the PATH\n')).toEqual(without(path.join(root, 'bin/python3')))
  expect(found('# PYTHON = "nothing"\n')).toMatchObject({ ok: true })
})

it('is a problem of the config where there is none', () => {
  expect(found('PYTHON = "python9"\n')).toMatchObject({
    ok: false,
    problem: { code: 'python-missing', message: 'config.py needs Python, but python9 is not on the PATH' },
  })
  expect(found('PYTHON = "./python9"\n')).toMatchObject({
    problem: { message: 'config.py needs Python, but ./python9 does not exist' },
  })
  writeFileSync(path.join(root, 'python9'), 'not executable')
  expect(found('PYTHON = "./python9"\n')).toMatchObject({
    problem: { message: 'config.py needs Python, but ./python9 is no program' },
  })
})

it('is what a config in TypeScript names', () => {
  const named = program('tools/python')
  const network = { name: 'demo', folder: root, root, config: 'config.ts' }
  expect(findInterpreter(network, 'tools/python', 'linux')).toEqual(without(named))
  expect(findInterpreter(network, 'python9', 'linux')).toMatchObject({
    problem: { hint: expect.stringContaining("python: '/path/to/python3' in the config") as string },
  })
})

describe('on Windows', () => {
  it('is the newest that the launcher knows, else python.exe', () => {
    rmSync(path.join(root, 'bin/python3'))
    expect(found('', 'win32')).toMatchObject({ ok: false })
    const python = program('bin/python.exe')
    expect(found('', 'win32')).toEqual(without(python))
    const launcher = program('bin/py.exe')
    expect(found('', 'win32')).toEqual({ ok: true, program: launcher, args: ['-3'] })
  })

  it('is the one of the project’s .venv, or what the config names, before that', () => {
    program('bin/py.exe')
    const environment = program('.venv/Scripts/python.exe')
    expect(found('', 'win32')).toEqual(without(environment))
    const named = program('tools/python.exe')
    expect(found("PYTHON = 'tools/python'\n", 'win32')).toEqual(without(named))
  })
})
