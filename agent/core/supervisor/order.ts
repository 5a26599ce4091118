/** The order of jobs along the pipes. */
import type { JobId } from '../network/description'
import { pipeOf } from './queries'
import type { JobState, RunState } from './types'

/** Sorts jobs so that a job comes after the jobs it writes to; a circle is cut anywhere. */
export function destinationsFirst(state: RunState, jobs: readonly JobState[]): JobState[] {
  const waiting = new Map<JobId, JobState>(jobs.map((job) => [job.id, job]))
  const sorted: JobState[] = []
  const visit = (job: JobState) => {
    waiting.delete(job.id)
    for (const pipe of job.outputs) {
      const destination = waiting.get(pipeOf(state, pipe).destination)
      if (destination) visit(destination)
    }
    sorted.push(job)
  }
  for (const job of jobs) if (waiting.has(job.id)) visit(job)
  return sorted
}
