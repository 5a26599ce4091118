/** Small networks as descriptions, for tests of the supervisor. */
import {
  DESCRIPTION_VERSION,
  NetworkSettings,
  type JobDescription,
  type NetworkDescription,
  type PipeDescription,
} from '../../../../../agent/core/network/description'

/** A job of a test network; what is left out has the SDK's default. */
export type JobSketch = Pick<JobDescription, 'inputs' | 'outputs'> & Partial<JobDescription>

const settings = NetworkSettings.parse({})

/** A network of these jobs, with ids from 1; its pipes follow from theirs. */
export function network(
  jobs: readonly JobSketch[],
  asyncPipes: readonly number[] = [],
  reliablePipes: readonly number[] = [],
): NetworkDescription {
  const pipes = [...new Set(jobs.flatMap((job) => job.outputs))]
  return {
    version: DESCRIPTION_VERSION,
    name: 'test_network',
    config: 'test_network/config.ts',
    settings,
    jobs: jobs.map((job, index) => describeJob(job, index + 1)),
    pipes: pipes.map((id) => describePipe(id, asyncPipes.includes(id), reliablePipes.includes(id))),
    nodes: [],
  }
}

function describeJob(job: JobSketch, id: number): JobDescription {
  return {
    id,
    type: 'TestJob',
    bases: [],
    language: 'typescript',
    groups: ['ALL'],
    defaultNode: null,
    head: false,
    maxQueue: 0,
    interactive: false,
    hasPreference: false,
    dependencies: [],
    attributes: '',
    ...job,
  }
}

function describePipe(id: number, isAsync: boolean, reliable: boolean): PipeDescription {
  return {
    id,
    type: 'ObjectPipe',
    encoding: 'object',
    blockSize: null,
    blockCount: 1,
    async: isAsync,
    buffer: { size: 0, deleteMode: 'oldest' },
    reliable,
    sourceJobs: null,
    destinationJobs: null,
    conflicts: [],
  }
}
