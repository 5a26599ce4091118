/** The job that a user means. */
import type { JobDescription } from '../../agent/core/network/description'
import { AppError } from '../errors'

/** Finds a job by its id, or by its class where only one job has it. Throws an AppError that lists the jobs. */
export function findJob(jobs: readonly JobDescription[], reference: string): JobDescription {
  const label = ({ type, id }: JobDescription): string => `${type} ${id}`
  const found = jobs.filter((job) => [String(job.id), job.type, label(job)].includes(reference))
  if (found.length === 1) return found[0]!
  const list = (listed: readonly JobDescription[]): string => listed.map(label).join(', ')
  if (found.length > 1) {
    const hint = `Name one of them by its id: ${list(found)}.`
    throw new AppError('usage', `${found.length} jobs are called ${reference}`, hint)
  }
  const hint = jobs.length === 0 ? 'The network has no jobs.' : `Its jobs are ${list(jobs)}.`
  throw new AppError('not-found', `The network has no job ${reference}`, hint)
}
