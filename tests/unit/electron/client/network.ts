import type {
  JobDescription,
  NetworkDescription,
  NodeDescription,
  PipeDescription,
} from '../../../../agent/core/network/description'
import { NetworkSettings } from '../../../../agent/core/network/description'

export function makeJob(id: number, job: Partial<JobDescription> = {}): JobDescription {
  return {
    id,
    type: 'Job',
    bases: [],
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
    ...job,
  }
}

export function makeNode(address: string, node: Partial<NodeDescription> = {}): NodeDescription {
  return { name: '', address, groups: [], slots: null, ...node }
}

function makePipe(id: number): PipeDescription {
  return {
    id,
    type: 'ObjectPipe',
    encoding: 'object',
    blockSize: null,
    blockCount: 1,
    async: false,
    buffer: { size: 0, deleteMode: 'oldest' },
    reliable: false,
    sourceJobs: null,
    destinationJobs: null,
    conflicts: [],
  }
}

/** Source 1 → pipe 101 → Sink 2, or the given jobs with a pipe for every id that they name. */
export function makeNetwork(jobs?: JobDescription[], nodes: NodeDescription[] = []): NetworkDescription {
  const members = jobs ?? [
    makeJob(1, { type: 'Source', outputs: [101] }),
    makeJob(2, { type: 'Sink', inputs: [101] }),
  ]
  const pipes = [...new Set(members.flatMap(({ inputs, outputs }) => [...inputs, ...outputs]))]
  return {
    version: 1,
    name: 'demo',
    config: 'demo/config.ts',
    settings: NetworkSettings.parse({}),
    jobs: members,
    pipes: pipes.map(makePipe),
    nodes,
  }
}
