/** Builds network descriptions in which only what a test is about is spelt out. */
import {
  NetworkSettings,
  type JobDescription,
  type NetworkDescription,
  type NodeDescription,
  type PipeDescription,
  type Position,
  type Program,
} from '../../../../../agent/core/network/description'

export const at = (line: number): Position => ({ file: 'demo/config.ts', line })

export function job(id: number, changes: Partial<JobDescription> = {}): JobDescription {
  return {
    id,
    type: 'JoinJob',
    bases: ['Job'],
    language: 'typescript',
    groups: ['ALL'],
    defaultNode: null,
    head: false,
    maxQueue: 0,
    inputs: [],
    outputs: [],
    interactive: false,
    hasPreference: false,
    dependencies: [],
    attributes: '',
    position: at(id * 10),
    ...changes,
  }
}

/** The program of an executable. */
export function program(changes: Partial<Program> = {}): Program {
  return {
    command: ['./filter'],
    parameters: [],
    inputFlag: '-i',
    outputFlag: '-o',
    pipesAs: 'paths',
    openTimeoutMs: 60_000,
    isMissing: false,
    ...changes,
  }
}

export function pipe(id: number, changes: Partial<PipeDescription> = {}): PipeDescription {
  return {
    id,
    type: 'ObjectPipe',
    encoding: 'json',
    blockSize: null,
    blockCount: 1,
    async: false,
    buffer: { size: 0, deleteMode: 'oldest' },
    reliable: false,
    sourceJobs: null,
    destinationJobs: null,
    conflicts: [],
    position: at(id),
    ...changes,
  }
}

export function node(address: string, changes: Partial<NodeDescription> = {}): NodeDescription {
  return { name: '', address, groups: [], slots: null, ...changes }
}

export function network(changes: Partial<NetworkDescription> = {}): NetworkDescription {
  return {
    version: 1,
    name: 'demo',
    config: 'demo/config.ts',
    settings: NetworkSettings.parse({}),
    jobs: [],
    pipes: [],
    nodes: [node('192.168.4.2')],
    ...changes,
  }
}

/** SourceJob 1 → pipe 105 → SinkJob 2, without mistakes. */
export function pair(
  changes: {
    pipe?: Partial<PipeDescription>
    source?: Partial<JobDescription>
    sink?: Partial<JobDescription>
    network?: Partial<NetworkDescription>
  } = {},
): NetworkDescription {
  return network({
    jobs: [
      job(1, { type: 'SourceJob', outputs: [105], ...changes.source }),
      job(2, { type: 'SinkJob', inputs: [105], ...changes.sink }),
    ],
    pipes: [pipe(105, { type: 'ReducePipe', ...changes.pipe })],
    ...changes.network,
  })
}

/** The tutorial's first network, of three sources, a join and a reduce job. */
export function tutorial(): NetworkDescription {
  return network({
    jobs: [
      job(1, { type: 'SourceJob', outputs: [101] }),
      job(2, { type: 'SourceJob', outputs: [102] }),
      job(3, { type: 'SourceJob', outputs: [103] }),
      job(4, { inputs: [101, 102, 103], outputs: [105] }),
      job(5, { type: 'ReduceJob', inputs: [105] }),
    ],
    pipes: [pipe(101), pipe(102), pipe(103), pipe(105, { type: 'ReducePipe', blockCount: 5 })],
    nodes: [node('192.168.4.2'), node('192.168.4.3'), node('192.168.4.4')],
  })
}
