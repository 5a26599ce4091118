import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { deserialize } from 'node:v8'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askPreference, inspectNetwork, type Inspection } from '../../../electron/project/inspect'
import { findNetwork } from '../../../electron/project/network-folder'

const project = fileURLToPath(new URL('../../fixtures/configs', import.meta.url))
let directory: string

beforeAll(() => {
  directory = mkdtempSync(path.join(os.tmpdir(), 'fission-inspect-'))
})
afterAll(() => {
  rmSync(directory, { recursive: true })
})

const inspect = (name: string, timeoutMs?: number) =>
  inspectNetwork(findNetwork(name, project), path.join(directory, name), timeoutMs)

async function described(name: string) {
  const inspection = await inspect(name)
  if (!inspection.ok) throw new Error(JSON.stringify(inspection.problems))
  return inspection
}

function onlyProblem(inspection: Inspection) {
  expect(inspection.ok).toBe(false)
  const problems = inspection.ok ? [] : inspection.problems
  expect(problems).toHaveLength(1)
  return problems[0]
}

describe('a config that works', () => {
  it('becomes a description with every job, pipe and node and its place', async () => {
    const { network } = await described('tutorial')
    expect(network.jobs.map(({ id, type, inputs, outputs }) => [id, type, inputs, outputs])).toEqual([
      [1, 'SourceJob', [], [101]],
      [2, 'SourceJob', [], [102]],
      [3, 'SourceJob', [], [103]],
      [4, 'JoinJob', [101, 102, 103], [105]],
      [5, 'ReduceJob', [105], []],
    ])
    expect(network.jobs.map(({ position }) => position)).toEqual([
      { file: 'tutorial/config.ts', line: 11, column: 5 },
      { file: 'tutorial/config.ts', line: 12, column: 5 },
      { file: 'tutorial/config.ts', line: 13, column: 5 },
      { file: 'tutorial/config.ts', line: 14, column: 5 },
      { file: 'tutorial/config.ts', line: 18, column: 5 },
    ])
    expect(network.pipes.find(({ id }) => id === 105)).toEqual({
      id: 105,
      type: 'ReducePipe',
      encoding: 'object',
      blockSize: null,
      blockCount: 5,
      async: false,
      buffer: { size: 1, deleteMode: 'oldest' },
      reliable: false,
      sourceJobs: null,
      destinationJobs: null,
      conflicts: [],
      position: { file: 'tutorial/config.ts', line: 16, column: 17 },
    })
    expect(network.nodes).toMatchObject([
      { name: 'desk', address: '192.168.4.2', groups: ['indoor', 'ALL'], slots: 2, position: { line: 21 } },
      { name: '192.168.5.*', address: '192.168.5.*', groups: ['ALL'], slots: null },
    ])
    expect(network).toMatchObject({ version: 1, name: 'tutorial', config: 'tutorial/config.ts' })
  })

  it('gets defaults for what it leaves out, and limits that fit its heartbeat', async () => {
    const { network } = await described('tutorial')
    expect(network.settings).toMatchObject({ user: 'pi', headSize: 1, logLevel: 'INFO' })
    expect(network.settings).toMatchObject({
      heartbeatIntervalMs: 200,
      suspectAfterMs: 600,
      lostAfterMs: 1200,
      onClientLost: 'stop',
      clientGraceMs: 5000,
    })
    const { network: bare } = await described('prints')
    expect(bare.settings).toMatchObject({ heartbeatIntervalMs: 150, suspectAfterMs: 450, lostAfterMs: 900 })
    expect(bare.settings).toMatchObject({ onClientLost: 'continue', clientGraceMs: 10_000 })
  })

  it('has the same hash each time and another one when its code differs', async () => {
    const [first, second, other] = [
      await described('tutorial'),
      await described('tutorial'),
      await described('prints'),
    ]
    expect(second.bundle.hash).toBe(first.bundle.hash)
    expect(other.bundle.hash).not.toBe(first.bundle.hash)
  })

  it('may print without end and also what looks like a reply', async () => {
    const { output } = await described('prints')
    expect(output.trimEnd().endsWith('the last line')).toBe(true)
    expect(output.length).toBeLessThanOrEqual(64 * 1024)
  })
})

describe('attributes', () => {
  it('of a class and of a constructor are described, the constructor winning', async () => {
    const { network } = await described('attributes')
    expect(network.jobs[1]).toMatchObject({
      type: 'CalibratedJob',
      bases: ['Job'],
      groups: ['roof', 'ALL'],
      defaultNode: 'desk',
      maxQueue: 12,
      dependencies: [
        { path: 'attributes', kind: 'directory' },
        { path: 'nowhere', kind: 'missing' },
      ],
      position: { file: 'attributes/config.ts', line: 22, column: 13 },
    })
  })

  it('that are plain data travel with the description', async () => {
    const { network } = await described('attributes')
    expect(deserialize(Buffer.from(network.jobs[2]?.attributes ?? '', 'base64'))).toEqual({
      name: 'CalibratedJob',
      startedAt: new Date(0),
      gains: new Map([['left', Float32Array.of(0.5)]]),
    })
  })

  it('of nodes come from a CSV file where the config names one', async () => {
    const { network } = await described('attributes')
    expect(network.nodes).toEqual([
      { name: 'desk', address: '192.168.4.2', groups: ['indoor', 'ALL'], slots: null },
      { name: 'roof', address: '192.168.4.3', groups: ['roof', 'loud', 'ALL'], slots: null },
    ])
  })
})

describe('a pipe id that is used twice', () => {
  it('with other classes or sizes is reported with both places', async () => {
    const { network } = await described('reuses-id')
    expect(network.pipes).toMatchObject([
      {
        type: 'ObjectPipe',
        position: { line: 5, column: 35 },
        conflicts: [{ type: 'JsonPipe', position: { file: 'reuses-id/config.ts', line: 6, column: 34 } }],
      },
      {
        type: 'BytesPipe',
        blockSize: 512,
        conflicts: [{ type: 'BytesPipe (blockSize 1024, blockCount 1)', position: { line: 7, column: 34 } }],
      },
    ])
  })
})

describe('a config that misbehaves', () => {
  it('and throws is reported with the message, the place and the calls that led there', async () => {
    expect(onlyProblem(await inspect('throws'))).toEqual({
      code: 'config-error',
      severity: 'error',
      message: 'throws/config.ts cannot be used: RangeError: no microphone is set',
      hint: [
        'The calls that led there:',
        '    at readGain (throws/config.ts:5:39)',
        '    at throws/config.ts:9:42',
      ].join('\n'),
      position: { file: 'throws/config.ts', line: 5, column: 39 },
    })
  })

  it('and throws in a constructor of a job is reported at the constructor', async () => {
    expect(onlyProblem(await inspect('throws-in-constructor'))).toMatchObject({
      message: 'throws-in-constructor/config.ts cannot be used: the calibration is missing',
      position: { file: 'throws-in-constructor/config.ts', line: 6, column: 11 },
    })
  })

  it('and loops for ever is ended and reported', async () => {
    expect(onlyProblem(await inspect('loops', 300))).toMatchObject({
      code: 'config-timeout',
      message: 'loops/config.ts was not read to its end within 0.3 s',
      position: { file: 'loops/config.ts', line: 1 },
    })
  })

  it('and calls process.exit is reported at the call', async () => {
    expect(onlyProblem(await inspect('exits'))).toMatchObject({
      code: 'config-exit',
      message: 'exits/config.ts called process.exit(0) while it was read',
      position: { file: 'exits/config.ts', line: 3 },
    })
  })

  it('and exports nothing, or something else, is reported', async () => {
    expect(onlyProblem(await inspect('exports-nothing'))).toMatchObject({ code: 'no-default-export' })
    expect(onlyProblem(await inspect('exports-object'))).toMatchObject({
      code: 'not-a-network',
      message: expect.stringContaining('not made by defineNetwork') as string,
    })
  })
})

describe('preference', () => {
  const ask = async (wish: string) => {
    const { network, bundle } = await described('prefers')
    expect(network.jobs[0]?.hasPreference).toBe(true)
    const { serialize } = await import('node:v8')
    const attributes = serialize({ wish }).toString('base64')
    const candidates = ['desk', 'roof'].map((name) => ({
      name,
      cpuPercent: 1,
      memoryPercent: 2,
      diskPercent: 3,
      swapPercent: 0,
      transmitQuality: 255,
      freeSlots: 4,
    }))
    const place = findNetwork('prefers', project)
    return askPreference({ network: place, bundle: bundle.file, job: 1, attributes, candidates }, 1000)
  }

  it('chooses with the attributes that the client set', async () => {
    expect(await ask('roof')).toEqual({ ok: true, node: 'roof' })
  })

  it('may have no wish', async () => {
    expect(await ask('cellar')).toEqual({ ok: true, node: null })
  })

  it('is reported when it throws and ended when it loops', async () => {
    expect(await ask('trouble')).toMatchObject({ ok: false, problems: [{ position: { line: 6 } }] })
    expect(await ask('for ever')).toMatchObject({ ok: false, problems: [{ code: 'config-timeout' }] })
  })
})
