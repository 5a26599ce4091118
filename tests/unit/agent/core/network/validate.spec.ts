import { describe, expect, it } from 'vitest'
import type { NetworkDescription } from '../../../../../agent/core/network/description'
import { validateNetwork, type ValidationMode } from '../../../../../agent/core/network/validate'
import { at, job, network, node, pair, pipe, program, tutorial } from './build'

interface Mistake {
  name: string
  network: NetworkDescription
  mode?: ValidationMode
  code: string
  /** Everything that the message must name. */
  says: string[]
  line: number
}

const settings = network().settings

const mistakes: Mistake[] = [
  {
    name: 'a pipe without a source',
    network: pair({ source: { outputs: [] } }),
    code: 'pipe-no-source',
    says: ['Pipe 105 (ReducePipe) has no source', 'SinkJob 2'],
    line: 105,
  },
  {
    name: 'a pipe without a destination',
    network: pair({ sink: { inputs: [] } }),
    code: 'pipe-no-destination',
    says: ['Pipe 105 (ReducePipe) has no destination', 'SourceJob 1'],
    line: 105,
  },
  {
    name: 'a pipe that no job uses',
    network: pair({ source: { outputs: [] }, sink: { inputs: [] } }),
    code: 'pipe-unused',
    says: ['Pipe 105 (ReducePipe) has no source and no destination'],
    line: 105,
  },
  {
    name: 'a pipe with two sources',
    network: network({
      jobs: [job(1, { outputs: [105] }), job(2, { outputs: [105] }), job(3, { inputs: [105] })],
      pipes: [pipe(105)],
    }),
    code: 'pipe-two-sources',
    says: [
      'Pipe 105 (ObjectPipe) has 2 sources',
      'JoinJob 1 (demo/config.ts:10)',
      'JoinJob 2 (demo/config.ts:20)',
    ],
    line: 20,
  },
  {
    name: 'a pipe with two destinations',
    network: network({
      jobs: [job(1, { outputs: [105] }), job(2, { inputs: [105] }), job(3, { inputs: [105] })],
      pipes: [pipe(105)],
    }),
    code: 'pipe-two-destinations',
    says: [
      'Pipe 105 (ObjectPipe) has 2 destinations',
      'JoinJob 2 (demo/config.ts:20)',
      'JoinJob 3 (demo/config.ts:30)',
    ],
    line: 30,
  },
  {
    name: 'a pipe that one job reads twice',
    network: pair({ sink: { inputs: [105, 105] } }),
    code: 'pipe-two-destinations',
    says: ['Pipe 105 (ReducePipe)', 'SinkJob 2 (demo/config.ts:20) has it 2 times among its inputs'],
    line: 20,
  },
  {
    name: 'a pipe with both ends at one job',
    network: network({ jobs: [job(1, { inputs: [7], outputs: [7] })], pipes: [pipe(7)] }),
    code: 'pipe-loop',
    says: ['Pipe 7 (ObjectPipe) has both ends at one job', 'JoinJob 1'],
    line: 7,
  },
  {
    name: 'a pipe id reused with another class',
    network: pair({ pipe: { conflicts: [{ type: 'JsonPipe', position: at(42) }] } }),
    code: 'pipe-id-reused',
    says: ['Pipe 105 (ReducePipe) from SourceJob 1 to SinkJob 2 (demo/config.ts:105)', 'JsonPipe'],
    line: 42,
  },
  {
    name: "a source whose class is not in the pipe's sourceJobs",
    network: pair({ pipe: { sourceJobs: ['ClockJob'] } }),
    code: 'pipe-source-class',
    says: ['Pipe 105 (ReducePipe) may not be written by SourceJob 1', 'sourceJobs allow only ClockJob'],
    line: 105,
  },
  {
    name: "a destination whose class is not in the pipe's destinationJobs",
    network: pair({ pipe: { destinationJobs: [] } }),
    code: 'pipe-destination-class',
    says: ['Pipe 105 (ReducePipe) may not be read by SinkJob 2', 'destinationJobs allow no job at all'],
    line: 105,
  },
  ...[0, -1, 2.5, Number.NaN].map((count) => ({
    name: `a block count of ${count}`,
    network: pair({ pipe: { blockCount: count } }),
    code: 'pipe-block-count',
    says: ['Pipe 105 (ReducePipe) from SourceJob 1 to SinkJob 2', `blockCount ${count}`],
    line: 105,
  })),
  ...[0, -8, 0.5].map((size) => ({
    name: `a block size of ${size}`,
    network: pair({ pipe: { blockSize: size } }),
    code: 'pipe-block-size',
    says: ['Pipe 105 (ReducePipe) from SourceJob 1 to SinkJob 2', `blockSize ${size}`],
    line: 105,
  })),
  {
    name: 'a group that no node has',
    network: pair({ source: { groups: ['sensors', 'ALL'] } }),
    code: 'job-group-unknown',
    says: ['SourceJob 1', 'group sensors'],
    line: 10,
  },
  {
    name: 'group ALL where the only node is the client itself',
    network: pair({
      sink: { groups: ['LOCAL'] },
      network: { nodes: [node('localhost', { groups: ['LOCAL'] })] },
    }),
    code: 'job-group-unknown',
    says: ['SourceJob 1', 'group ALL'],
    line: 10,
  },
  {
    name: 'a default node that no node is',
    network: pair({ source: { defaultNode: 'raspi-9' } }),
    code: 'job-default-node-unknown',
    says: ['SourceJob 1', 'node raspi-9'],
    line: 10,
  },
  {
    name: 'a job with neither group nor default node',
    network: pair({ source: { groups: [] } }),
    code: 'job-no-place',
    says: ['SourceJob 1', 'no groups', 'no defaultNode'],
    line: 10,
  },
  {
    name: 'a dependency that is not a directory',
    network: pair({ source: { dependencies: [{ path: 'demo/a.txt', kind: 'file' }] } }),
    code: 'dependency-not-a-directory',
    says: ['SourceJob 1', 'demo/a.txt'],
    line: 10,
  },
  {
    name: 'a dependency that does not exist',
    network: pair({ source: { dependencies: [{ path: 'demo/gone', kind: 'missing' }] } }),
    code: 'dependency-missing',
    says: ['SourceJob 1', 'demo/gone'],
    line: 10,
  },
  {
    name: 'an executable without a program',
    network: pair({ source: { language: 'executable', program: program({ command: [] }) } }),
    code: 'program-unnamed',
    says: ['SourceJob 1'],
    line: 10,
  },
  {
    name: 'a program that is not among the dependencies',
    network: pair({ source: { language: 'executable', program: program({ isMissing: true }) } }),
    code: 'program-missing',
    says: ['SourceJob 1', './filter', 'has no dependencies'],
    line: 10,
  },
  {
    name: 'a second directory among the dependencies',
    network: pair({
      source: {
        dependencies: [
          { path: 'demo/a', kind: 'directory' },
          { path: 'numpy', kind: 'module' },
          { path: 'demo/b', kind: 'directory' },
        ],
      },
    }),
    code: 'dependency-second-directory',
    says: ['SourceJob 1', '2 directories', 'demo/a and demo/b'],
    line: 10,
  },
  {
    name: 'two nodes with one address',
    network: pair({
      network: {
        nodes: [
          node('Raspi.local', { name: 'left', position: at(50) }),
          node('raspi.local', { name: 'right', position: at(51) }),
        ],
      },
    }),
    code: 'node-duplicate-address',
    says: ['raspi.local', 'left (demo/config.ts:50) and right (demo/config.ts:51)'],
    line: 51,
  },
  {
    name: 'two nodes with one name',
    network: pair({
      network: {
        nodes: [node('10.0.0.1', { name: 'pi' }), node('10.0.0.2', { name: 'Pi', position: at(51) })],
      },
    }),
    code: 'node-duplicate-name',
    says: ['Two nodes have the name Pi'],
    line: 51,
  },
  {
    name: 'a network without jobs',
    network: network(),
    code: 'no-jobs',
    says: ['Network demo has no jobs'],
    line: 1,
  },
  {
    name: 'a run without nodes',
    network: pair({ network: { nodes: [] } }),
    mode: 'run',
    code: 'no-nodes',
    says: ['Network demo has no nodes'],
    line: 1,
  },
  ...[-1, 0x1000000].map((id) => ({
    name: `the pipe id ${id}`,
    network: pair({ pipe: { id, position: at(9) }, source: { outputs: [id] }, sink: { inputs: [id] } }),
    code: 'pipe-id-range',
    says: [`Pipe ${id} (ReducePipe) from SourceJob 1 to SinkJob 2`, '0 to 16777215'],
    line: 9,
  })),
  {
    name: 'a pipe that is not described',
    network: pair({ network: { pipes: [] }, sink: { inputs: [] } }),
    code: 'pipe-unknown',
    says: ['SourceJob 1', 'pipe 105'],
    line: 10,
  },
  ...[0, 1.5, 65].map((headSize) => ({
    name: `a head of ${headSize} bytes`,
    network: pair({ network: { settings: { ...settings, headSize } } }),
    code: 'head-size',
    says: ['network demo', 'headSize', `is ${headSize};`],
    line: 1,
  })),
  ...[
    { heartbeatIntervalMs: 450 },
    { suspectAfterMs: 900 },
    { lostAfterMs: 100 },
    { heartbeatIntervalMs: 0 },
  ].map((times) => ({
    name: `heartbeat times out of order (${JSON.stringify(times)})`,
    network: pair({ network: { settings: { ...settings, ...times } } }),
    code: 'heartbeat-times',
    says: ['Network demo', `${Object.values(times).join()} ms`],
    line: 1,
  })),
]

const errorsOf = (description: NetworkDescription, mode: ValidationMode = 'check') =>
  validateNetwork(description, mode).filter((problem) => problem.severity === 'error')

describe('validateNetwork', () => {
  it.each<ValidationMode>(['simulate', 'run', 'check'])(
    'finds nothing wrong with the tutorial network to %s',
    (mode) => {
      expect(validateNetwork(tutorial(), mode)).toEqual([])
    },
  )

  it.each(mistakes)('finds $name, and only that', ({ network, mode, code, says, line }) => {
    const problems = errorsOf(network, mode)
    expect(problems.map((problem) => problem.code)).toEqual([code])
    for (const words of says) expect(problems[0]?.message).toContain(words)
    expect(problems[0]?.position).toEqual({ file: 'demo/config.ts', line })
    expect(problems[0]?.hint).toMatch(/^[A-Z].*\.$/)
  })

  it('gives the ids of job and pipe', () => {
    expect(validateNetwork(pair({ sink: { inputs: [] } }), 'run')).toMatchObject([{ job: 1, pipe: 105 }])
  })

  it('uses the line of a job where the line of the pipe is unknown', () => {
    const [problem] = validateNetwork(pair({ pipe: { position: undefined }, sink: { inputs: [] } }), 'run')
    expect(problem?.position).toEqual(at(10))
  })

  it('writes settings and classes as a Python config does', () => {
    const config = 'demo/config.py'
    const problems = validateNetwork(
      pair({
        pipe: { encoding: 'object', blockCount: 0 },
        source: { language: 'python' },
        network: { config },
      }),
      'run',
    )
    expect(problems.map(({ message, hint }) => message + hint).join()).toMatch(/BLOCK_COUNT 0.*JSONPipe/)
  })

  it('accepts a job whose base class the pipe allows', () => {
    expect(
      validateNetwork(pair({ pipe: { sourceJobs: ['Job'], destinationJobs: ['SinkJob'] } }), 'run'),
    ).toEqual([])
  })

  it('finds every mistake at once, in the order of lines and then of codes', () => {
    const problems = validateNetwork(
      pair({
        pipe: { position: at(15), blockCount: 0, blockSize: 0 },
        source: { groups: ['nowhere'], defaultNode: 'nobody' },
        sink: { inputs: [] },
      }),
      'run',
    )
    expect(problems.map(({ position, code }) => [position?.line, code])).toEqual([
      [10, 'job-default-node-unknown'],
      [10, 'job-group-unknown'],
      [15, 'pipe-block-count'],
      [15, 'pipe-block-size'],
      [15, 'pipe-no-destination'],
    ])
  })
})

describe('nodes and groups', () => {
  it.each<[ValidationMode, string[]]>([
    ['simulate', []],
    ['check', ['warning']],
    ['run', ['error']],
  ])('to %s, a network without nodes gives %j', (mode, severities) => {
    const problems = validateNetwork(pair({ source: { groups: ['sensors'] }, network: { nodes: [] } }), mode)
    expect(problems.map((problem) => problem.severity)).toEqual(severities)
  })

  it.each([
    ['the group of a node', { groups: ['sensors'] }],
    ['the group of a wildcard', { groups: ['cameras'] }],
    ['the client itself', { groups: ['LOCAL'] }],
    ['a default node by name', { groups: [], defaultNode: 'left' }],
    ['a default node by address', { groups: [], defaultNode: '192.168.4.2' }],
    ['a default node that a wildcard may find', { groups: [], defaultNode: '10.0.7.99' }],
    ['the client as default node', { groups: [], defaultNode: 'LOCAL' }],
  ])('accepts %s', (_, source) => {
    const nodes = [
      node('192.168.4.2', { name: 'left', groups: ['sensors'] }),
      node('10.*.7.*', { groups: ['cameras'] }),
    ]
    expect(validateNetwork(pair({ source, network: { nodes } }), 'run')).toEqual([])
  })

  it.each([
    ['10.*.7.*', '10.0.8.99'],
    ['10.*.7.*', '110.0.7.9'],
    ['10.*.7.*', '10.7.9'],
    ['raspi-1*1', 'raspi-1'],
  ])('does not let the wildcard %s stand for %s', (address, defaultNode) => {
    const nodes = [node(address)]
    const problems = validateNetwork(pair({ source: { defaultNode }, network: { nodes } }), 'run')
    expect(problems.map((problem) => problem.code)).toEqual(['job-default-node-unknown'])
  })
})
