import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { validateNetwork } from '../../../agent/core/network/validate'
import { askPreference, inspectNetwork, type Inspection } from '../../../electron/project/inspect'
import { findNetwork } from '../../../electron/project/network-folder'
import { removeFolder } from '../simulate/fission-process'
import { copyPythonProject, python } from './python-project'

let cases: string
let broken: string
let out: string
beforeAll(() => {
  cases = copyPythonProject('cases')
  broken = copyPythonProject('broken')
  out = mkdtempSync(path.join(os.tmpdir(), 'fission-inspect-'))
})
afterAll(() => [cases, broken, out].forEach(removeFolder))

const inspect = (project: string, name: string, timeoutMs?: number) =>
  inspectNetwork(findNetwork(name, project), path.join(out, name), timeoutMs)

async function described(name: string) {
  const inspection = await inspect(cases, name)
  if (!inspection.ok) throw new Error(JSON.stringify(inspection.problems))
  return inspection
}

function problems(inspection: Inspection) {
  return inspection.ok ? [] : inspection.problems
}

describe('a config.py', () => {
  it('becomes a description with every setting, job, pipe and node and its place', async () => {
    const { network } = await described('styles')
    expect(network).toMatchObject({ name: 'styles', config: 'styles/config.py' })
    expect(network.settings).toMatchObject({
      user: 'pi',
      remoteRoot: '/home/pi/fission/',
      logLevel: 'DEBUG',
      clientIp: '192.168.4.1',
      headSize: 2,
      debugWindow: true,
      heartbeatIntervalMs: 500,
      suspectAfterMs: 1500,
      lostAfterMs: 3000,
    })
    expect(
      network.jobs.map(({ id, type, inputs, outputs, position }) => [
        id,
        type,
        inputs,
        outputs,
        position?.line,
      ]),
    ).toEqual([
      [1, 'Counts', [], [10], 22],
      [2, 'Counts', [], [11], 22],
      [3, 'Picky', [10, 11], [20, 21], 24],
      [4, 'Pinned', [20], [30, 31], 25],
      [5, 'Prints', [21, 30, 31], [], 26],
    ])
    expect(network.nodes).toMatchObject([
      { name: '192.168.4.2', groups: ['CORE', 'ALL'], position: { file: 'styles/config.py', line: 28 } },
      { name: 'roof', address: '192.168.4.3', groups: ['SENSOR', 'OUTDOOR', 'ALL'] },
      { name: '192.168.5.*', address: '192.168.5.*', groups: ['ALL'] },
      { name: 'desk', address: '192.168.4.9', groups: ['OFFICE', 'ALL'] },
      { name: 'attic', address: '192.168.4.10', groups: ['ALL'] },
    ])
  })

  it('has the class attributes of its jobs as their settings, also with several base classes', async () => {
    const { network } = await described('styles')
    expect(network.jobs[2]).toMatchObject({
      bases: ['Logged', 'PythonJob', 'BaseJob'],
      language: 'python',
      groups: ['CORE', 'SENSOR'],
      maxQueue: 12,
      hasPreference: true,
      dependencies: [
        { path: 'shared/source/tables', kind: 'directory' },
        { path: 'styles/nowhere', kind: 'missing' },
      ],
    })
    expect(network.jobs[3]).toMatchObject({ groups: [], defaultNode: '192.168.4.2', head: true })
    expect(network.jobs[4]).toMatchObject({ bases: ['PythonJob', 'LocalJob', 'BaseJob'], groups: ['LOCAL'] })
  })

  it('says of each pipe how its blocks are made', async () => {
    const { network: every } = await described('every_pipe')
    expect(every.pipes.map(({ type, encoding, blockSize }) => [type, encoding, blockSize])).toEqual([
      ['PicklePipe', 'pickle', null],
      ['JSONPipe', 'json', null],
      ['BytesPipe', 'bytes', 5],
      ['IntPipe', 'custom', 4],
      ['TextPipe', 'pickle', null],
      ['LengthPipe', 'custom', null],
      ['ScaledPipe', 'custom', 2],
      ['WindowPipe', 'pickle', null],
    ])
    const { network } = await described('styles')
    expect(network.pipes.filter(({ async }) => async)).toMatchObject([
      { type: 'SettingPipe', buffer: { size: 1, deleteMode: 'oldest' } },
      { type: 'NewestPipe', encoding: 'bytes', buffer: { size: 2, deleteMode: 'newest' } },
    ])
  })

  it('brings its modules and those that it imports, and has the same hash while they are the same', async () => {
    const first = await described('finishing')
    const second = await described('finishing')
    const other = await described('windows')
    expect(second.bundle.hash).toBe(first.bundle.hash)
    expect(other.bundle.hash).not.toBe(first.bundle.hash)
    const folder = path.join(out, 'finishing/python')
    expect(readdirSync(folder).sort()).toEqual(['finishing', 'shared'])
    expect(existsSync(path.join(folder, 'shared/jobs/jobs.py'))).toBe(true)
    expect(first.bundle.python).toBe(python)
  })

  it('asks preference() with the figures of the nodes', async () => {
    const { network, bundle } = await described('styles')
    const { attributes = '' } = network.jobs[2] ?? {}
    const figures = { memoryPercent: 1, diskPercent: 1, swapPercent: 0, transmitQuality: 255, freeSlots: 1 }
    const candidates = [
      { name: 'busy', cpuPercent: 90, ...figures },
      { name: 'idle', cpuPercent: 10, ...figures },
    ]
    const question = { network: findNetwork('styles', cases), bundle: bundle.file, job: 3, attributes }
    const ask = (among: typeof candidates) =>
      askPreference({ ...question, language: 'python', candidates: among }, 5000)
    expect(await ask(candidates)).toEqual({ ok: true, node: 'idle' })
    expect(await ask(candidates.slice(0, 1))).toEqual({ ok: true, node: null })
  })
})

describe('a config.py with a mistake', () => {
  it.each([
    ['syntax', 'python-syntax', /^syntax\/jobs\.py is not valid Python: /, 'syntax/jobs.py', 4],
    [
      'absent_module',
      'module-missing',
      /^Makes and Takes \(absent_module\/jobs\.py\) need no_such_library, which \S+ does not/,
      'absent_module/jobs.py',
      1,
    ],
    [
      'absent_file',
      'module-missing',
      /imports shared\.sources, which is not in the project/,
      'absent_file/config.py',
      2,
    ],
    ['absent_name', 'config-error', /cannot import name 'Loses'/, 'absent_name/config.py', 2],
    ['raises', 'config-error', /ZeroDivisionError: division by zero/, 'raises/config.py', 7],
    [
      'raises_in_constructor',
      'config-error',
      /the calibration is missing/,
      'raises_in_constructor/jobs.py',
      7,
    ],
    ['exits', 'config-exit', /called sys\.exit\(3\) while it was read/, 'exits/config.py', 3],
    ['no_pipe', 'config-error', /outputs\[0\] of Makes 1 is no pipe but '1'/, 'no_pipe/config.py', 6],
    [
      'local_class',
      'job-attribute',
      /class Hidden is defined inside a function/,
      'local_class/config.py',
      10,
    ],
    ['nodes_row', 'nodes-csv', /row 2 has 1 column/, 'nodes_row/nodes.csv', 2],
    ['interpreter', 'python-missing', /no-such-python3 is not on the PATH/, 'interpreter/config.py', 1],
    [
      'xml',
      'topology-config',
      /XML_FILE of xml\/config\.py names network\.xml, which cannot/,
      'xml/config.py',
      1,
    ],
  ])('%s is reported at its place', async (name, code, message, file, line) => {
    const found = problems(await inspect(broken, name))
    expect(found).toMatchObject([{ code, severity: 'error', position: { file, line } }])
    expect(found[0]?.message).toMatch(message)
  })

  it('names the job and the attribute that cannot travel', async () => {
    expect(problems(await inspect(broken, 'attributes'))).toMatchObject([
      {
        job: 1,
        message: "Makes 1: attribute lock cannot be sent to a node: cannot pickle '_thread.lock' object",
        position: { file: 'attributes/config.py', line: 7 },
      },
      {
        job: 2,
        message: 'Takes 2: attribute convert cannot be sent to a node: pickle cannot carry a lambda',
        position: { line: 9 },
      },
    ])
  })

  it('names every setting of the wrong kind', async () => {
    const found = problems(await inspect(broken, 'settings'))
    expect(found.map(({ position }) => position?.line)).toEqual([5, 6, 7])
    expect(found[0]?.message).toBe(
      "LOG_LEVEL of settings/config.py is one of DEBUG, INFO, WARNING, ERROR, CRITICAL, not 'LOUD'",
    )
  })

  it('that loops for ever is ended and reported', async () => {
    expect(problems(await inspect(broken, 'loops', 500))).toMatchObject([{ code: 'config-timeout' }])
  })

  it('in its pipes is found by the rules for every language, in Python’s words', async () => {
    const inspection = await inspect(broken, 'topology')
    if (!inspection.ok) throw new Error(JSON.stringify(inspection.problems))
    expect(validateNetwork(inspection.network, 'check')).toMatchObject([
      { code: 'pipe-no-destination', pipe: 2, position: { file: 'topology/config.py', line: 7 } },
      { code: 'pipe-id-reused', pipe: 1, position: { line: 8 } },
      {
        code: 'pipe-id-reused',
        pipe: 3,
        message: expect.stringContaining('BytesPipe (BLOCK_SIZE 1024, BLOCK_COUNT 1)') as string,
      },
    ])
  })
})

it('finds an executable that names no program, or one that is not among its dependencies', async () => {
  const inspection = await inspect(broken, 'programs')
  if (!inspection.ok) throw new Error(JSON.stringify(inspection.problems))
  expect(validateNetwork(inspection.network, 'simulate')).toMatchObject([
    {
      code: 'program-unnamed',
      message: 'ExecutableJob 1 names no program',
      hint: 'Set EXECUTABLE to the program to start, such as "./filter" or "python3 filter.py".',
      position: { file: 'programs/config.py', line: 6 },
    },
    {
      code: 'program-missing',
      message: 'DynamicExecutableJob 2 starts ./gone, but there is none in programs',
      position: { file: 'programs/config.py', line: 7 },
    },
  ])
})

describe('an interpreter that cannot be used', () => {
  const withInterpreter = async (script: string) => {
    const name = path.join(broken, 'interpreter', 'python')
    writeFileSync(name, script, { mode: 0o755 })
    writeFileSync(path.join(broken, 'interpreter/config.py'), "PYTHON = './interpreter/python'\nJOBS = []\n")
    return problems(await inspect(broken, 'interpreter', 2000))
  }

  it('is too old', async () => {
    const old = [
      `#!${python}`,
      'import os, runpy, sys',
      'sys.version_info = (3, 8, 1)',
      'sys.argv = sys.argv[2:]',
      'sys.path.insert(0, os.path.dirname(sys.argv[0]))',
      "runpy.run_path(sys.argv[0], run_name='__main__')",
    ]
    const [problem] = await withInterpreter(old.join('\n'))
    expect(problem).toMatchObject({ code: 'python-too-old', position: { file: 'interpreter/config.py' } })
    expect(problem?.message).toContain('is Python 3.8.1, and FISSION needs Python 3.9 or newer')
  })

  it.each([
    ['ends at once', '#!/bin/sh\necho no such thing\nexit 3\n', 'did not run as one (exit code 3)'],
    ['is no program of this machine', 'MZ', 'did not run as one (exit code 12'],
    ['never answers', '#!/bin/sh\nexec sleep 60\n', 'did not run as one (nothing in 2 s)'],
  ])('%s', async (_name, script, message) => {
    const [problem] = await withInterpreter(script)
    expect(problem).toMatchObject({ code: 'python-unusable', severity: 'error' })
    expect(problem?.message).toContain(message)
  })
})

it('refuses a pipe that the language at one end cannot read, and says which it can', async () => {
  const inspection = await inspect(broken, 'pickle_to_typescript')
  if (!inspection.ok) throw new Error(JSON.stringify(inspection.problems))
  expect(validateNetwork(inspection.network, 'check')).toMatchObject([
    {
      code: 'pipe-encoding',
      message: expect.stringContaining('PicklePipe 1 ends at Doubles 2, a TypeScript job') as string,
      hint: 'Use JSONPipe, MessagePackPipe or BytesPipe, which every language reads.',
      position: { file: 'pickle_to_typescript/config.py' },
    },
  ])
})

it('reports a TypeScript job that cannot be made at its line of the Python config', async () => {
  expect(problems(await inspect(broken, 'absent_typescript'))).toMatchObject([
    { code: 'bundle-error', position: { file: 'absent_typescript/config.py', line: 5 } },
  ])
})

it('reports a Python job that cannot be made at its line of the TypeScript config', async () => {
  const [problem] = problems(await inspect(broken, 'absent_python'))
  expect(problem).toMatchObject({
    code: 'python-job',
    job: 1,
    position: { file: 'absent_python/config.ts', line: 4 },
  })
  expect(problem?.message).toBe(
    "Loses 1 of shared.jobs cannot be made: AttributeError: module 'shared.jobs' has no attribute 'Loses'",
  )
})

it('passes its unit tests', () => {
  const folder = fileURLToPath(new URL('../../unit/python', import.meta.url))
  const cache = mkdtempSync(path.join(os.tmpdir(), 'fission-pytest-'))
  const env = { ...process.env, PYTHONDONTWRITEBYTECODE: '1' }
  const said = execFileSync(python, ['-m', 'pytest', '-q', '-p', 'no:cacheprovider', folder], {
    env,
    cwd: cache,
    encoding: 'utf8',
  })
  rmSync(cache, { recursive: true })
  expect(said).toMatch(/\d+ passed/)
})
