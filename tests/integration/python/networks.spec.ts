import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allGone, FissionProcess, removeFolder } from '../simulate/fission-process'
import { copyPythonProject } from './python-project'

let tutorial: string
let existing: string
let project: string
beforeAll(() => {
  tutorial = copyPythonProject('tutorial')
  existing = copyPythonProject('existing')
  project = copyPythonProject('cases')
})
afterAll(() => {
  removeFolder(tutorial)
  removeFolder(existing)
  removeFolder(project)
})

const simulate = (network: string, ...options: string[]): FissionProcess =>
  new FissionProcess(project, 'simulate', network, ...options)
const read = (...names: string[]): string => readFileSync(path.join(project, ...names), 'utf8')

/** What one job printed. */
const linesOf = (fission: FissionProcess, job: string): string[] =>
  fission.stdout.split('\n').flatMap((line) => {
    const [label, text] = line.split(/ [|!] (.*)/s)
    return label?.trim() === job && text !== undefined ? [text] : []
  })

describe('FISSION’s tutorial', () => {
  it('runs as it is written there: the first window is exact and Ctrl+C ends it', async () => {
    const fission = new FissionProcess(tutorial, 'simulate', 'demo_network_v1')
    await fission.says(/ReduceJob 5 \| 5 -> Sum over \[1, 8, 27, 64, 125\] is 225\n/)
    expect(linesOf(fission, 'JoinJob 4').slice(0, 4)).toEqual(['4 -> 1', '4 -> 8', '4 -> 27', '4 -> 64'])
    const started = fission.descendants().map(({ pid }) => pid)
    const { code, tookMs } = await fission.end('SIGINT')
    expect(code).toBe(0)
    expect(tookMs).toBeLessThan(2000)
    expect(fission.stderr).toMatch(/SourceJob 1 +stopped, \d+ rounds/)
    await allGone(started)
  })
})

describe('an existing project', () => {
  it('runs without a change: loops, arrays, mix-ins, own pipes, heads, CSV nodes, files and modules of jobs', async () => {
    const fission = new FissionProcess(existing, 'simulate', 'array_network', '--nodes', '2')
    expect(await fission.exit()).toBe(0)
    expect(linesOf(fission, 'Sink 8')).toEqual([
      '8: [42.0, 102.0] [False, True]',
      '8: [222.0, 342.0] [True, True]',
      '8: [462.0, 582.0] [True, True]',
    ])
    const counts = readFileSync(path.join(existing, 'array_network/simulation/9/counts.csv'), 'utf8')
    expect(counts.trim().split(/\r?\n/)).toEqual([
      'p301,p302,p401',
      ...[42, 102, 222, 342, 462, 582].map((total, i) => `${i + 1},${i + 1},${total}`),
    ])
    // DEFAULT_NODE, and a group that only one row of the CSV file has.
    expect(fission.stderr).toContain('LoudMixer 7 placed on cellar')
    expect(fission.stderr).toContain('MovingAverage 4 placed on cellar')
  })
})

describe('a network of Python jobs', () => {
  it('loses nothing when its source finishes: every row arrives and everything ends', async () => {
    const fission = simulate('finishing')
    expect(await fission.exit()).toBe(0)
    const rows = read('finishing/simulation/3/rows.csv').trim().split(/\r?\n/)
    expect(rows).toHaveLength(10_001)
    expect([rows[0], rows[1], rows[10_000]]).toEqual(['pipe_2', '1', '10000'])
    expect(fission.stderr).toMatch(/CSVSinkJob 3 +finished, 10000 rounds/)
  })

  it('carries values through pipes of every kind, custom ones with attributes of their own too', async () => {
    const fission = simulate('every_pipe')
    expect(await fission.exit()).toBe(0)
    expect(linesOf(fission, 'Shows 2')).toEqual([
      "dict {'value': 1, 'self': <class 'every_pipe.jobs.Makes'>}",
      "dict {'list': [1, None, 'ä']}",
      "bytes b'\\x01\\x01\\x01\\x01\\x01'",
      'int 1000',
      'str <1>',
      'list [1]',
      'float 10.0',
      'list [1, 2, 3]',
    ])
  })

  it('gives a pipe with BLOCK_COUNT as a list, in step with the other inputs', async () => {
    const fission = simulate('windows')
    expect(await fission.exit()).toBe(0)
    expect(linesOf(fission, 'Prints 3')).toEqual(['[1, 2, 3] 1', '[4, 5, 6] 2', '[7, 8, 9] 3'])
  })

  it('carries numpy arrays, which the receiver may change', async () => {
    const fission = simulate('arrays')
    expect(await fission.exit()).toBe(0)
    expect(linesOf(fission, 'SumsArrays 2')).toEqual(['float32 (2, 2) 10', 'float32 (2, 50000) 5000050000'])
  })

  it('lets heads travel through jobs that do not look at them', async () => {
    const fission = simulate('heads')
    expect(await fission.exit()).toBe(0)
    const reset = 0x4000
    expect(linesOf(fission, 'Watches 3')).toEqual([
      `1 [1, 2, 3] HEAD: ${bits(reset | 1)} [${reset | 1}, 256, 3] HEAD: ${bits(reset | 0x100 | 3)}`,
      `2 [4, 5, 6] HEAD: ${bits(2)} [4, 5, 6] HEAD: ${bits(7)}`,
    ])
  })

  it('never waits for optional pipes: a stored value stays, a passing one is seen once', async () => {
    const fission = simulate('optional')
    await fission.says(/Prints 4 \| set 0\n/)
    await fission.end('SIGINT')
    expect(linesOf(fission, 'Prints 4').filter((line) => line !== 'same')).toEqual([
      'default 0',
      'set 5',
      'set 0',
    ])
  })

  it('sends the lines that a user types until an empty one', async () => {
    const fission = simulate('asking_lines')
    fission.type('hello\nworld\n\n')
    expect(await fission.exit()).toBe(0)
    expect(linesOf(fission, 'Prints 2')).toEqual(['hello', 'world'])
  })

  it('has the files of DEPENDENCIES in the job’s folder, and is told of a setup() without super', async () => {
    const fission = simulate('depending')
    expect(await fission.exit()).toBe(0)
    expect(linesOf(fission, 'Reads 2')).toEqual(['1 gain,3'])
    expect(linesOf(fission, 'ForgetsSuper 4')).toEqual([
      expect.stringContaining('warning: setup() of ForgetsSuper 4 does not call super().setup'),
      '11',
    ])
  })

  it('ends a job that sleeps for an hour, and lets it clean up', async () => {
    const fission = simulate('stuck')
    await fission.says(/WorksLong 2 +\| begins\n/)
    const { code, tookMs } = await fission.end('SIGINT')
    expect(code).toBe(0)
    expect(tookMs).toBeLessThan(2500)
    expect(linesOf(fission, 'SleepsLong 1')).toEqual(['cleaned up'])
    expect(fission.stderr).toMatch(/SleepsLong 1 +stopped, 1 rounds/)
  })
})

describe('a network of two languages', () => {
  it('has TypeScript jobs in a Python config, over JSON and bytes', async () => {
    const fission = simulate('mixed')
    expect(await fission.exit()).toBe(0)
    expect(linesOf(fission, 'Prints 3')).toEqual([
      "{'n': 3} b'\\x00\\x00\\x00\\x03'",
      "{'n': 6} b'\\x00\\x00\\x00\\x06'",
      "{'n': 9} b'\\x00\\x00\\x00\\t'",
    ])
    expect(fission.stderr).toMatch(/Scales 2 +finished, 3 rounds/)
  })

  it('has Python jobs in a TypeScript config, an optional pipe between them', async () => {
    const fission = simulate('mixed_typescript')
    expect(await fission.exit()).toBe(0)
    const [first, ...others] = linesOf(fission, 'Says 3')
    expect(first).toBe('got 110')
    expect(others).toHaveLength(2)
    expect(fission.stderr).toMatch(/Amplifies 2 +finished, 3 rounds/)
  })

  it('carries values of every kind as MessagePack from TypeScript to Python and back', async () => {
    const fission = simulate('messages')
    expect(await fission.exit()).toBe(0)
    expect(linesOf(fission, 'Passes 2')).toEqual([
      'int 1',
      'int -1099511627776',
      'int 1180591620717411303424',
      'float 0.5',
      'float nan',
      'str größe',
      'bool True',
      "dict {'list': [1, {'deep': None}], 'bytes': b'\\x01\\xff'}",
      'datetime 2024-02-29 00:00:00+00:00',
      'float32 (2,) [1.5, -2.0]',
      'int64 (1,) [-5]',
      'int16 (2, 3) [[1, 2, 3], [4, 5, 6]]',
    ])
    expect(linesOf(fission, 'Shows 3')).toEqual([
      '1',
      '-1099511627776',
      '1180591620717411303424n',
      '0.5',
      'NaN',
      "'größe'",
      'true',
      '{ list: [ 1, { deep: null } ], bytes: Uint8Array(2) [ 1, 255 ] }',
      '2024-02-29T00:00:00.000Z',
      'Float32Array(2) [ 3, -4 ]',
      'BigInt64Array(1) [ -10n ]',
      'NdArray { data: Int16Array(6) [ 2, 4, 6, 8, 10, 12 ], shape: [ 2, 3 ] }',
    ])
  })
})

function bits(value: number): string {
  return value.toString(2).padStart(16, '0')
}
