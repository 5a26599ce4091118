/** What a job's process is told about its job, as an agent would say it. */
import type { JobDescription, PipeDescription } from '../../core/network/description'
import type { ToJobHost } from '../../protocol/job-host'
import type { Job } from '../job'
import { optionalAttributes } from '../optional-pipe'
import type { Pipe } from '../pipe'
import { classNames } from '../registry'
import { saveAttributes } from '../restore-attributes'

/** The job host's protocol; as a number of its own, since the schemas would make every job start later. */
const PROTOCOL = 1

/** Describes the job and its pipes as far as a process needs it. */
export function startMessage(job: Job, headSize: number, bundle: string, directory: string): ToJobHost {
  return {
    type: 'start',
    protocol: PROTOCOL,
    network: 'emulation',
    job: describeJob(job),
    inputs: job.inputs.map(describePipe),
    outputs: job.outputs.map(describePipe),
    headSize,
    bundle,
    directory,
    generation: 0,
  }
}

function describeJob(job: Job): JobDescription {
  const [, ...bases] = classNames(job)
  return {
    id: job.id,
    type: job.name,
    bases,
    language: 'typescript',
    groups: [],
    defaultNode: null,
    head: job.usesHead,
    maxQueue: 0,
    inputs: job.inputs.map(({ id }) => id),
    outputs: job.outputs.map(({ id }) => id),
    interactive: false,
    hasPreference: false,
    dependencies: [],
    attributes: saveAttributes(job),
  }
}

function describePipe(pipe: Pipe): PipeDescription {
  const optional = optionalAttributes(pipe)
  return {
    id: pipe.id,
    type: pipe.constructor.name,
    encoding: 'custom',
    blockSize: typeof pipe.blockSize === 'number' ? pipe.blockSize : null,
    blockCount: pipe.blockCount,
    async: pipe.async,
    buffer: { size: optional?.optionalBufferSize ?? 1, deleteMode: optional?.optionalDeleteMode ?? 'oldest' },
    reliable: false,
    sourceJobs: null,
    destinationJobs: null,
    conflicts: [],
  }
}
