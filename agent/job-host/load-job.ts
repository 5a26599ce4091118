/** Finds the job of this process in the network's bundle, with the attributes that the client's constructor set. */
import type { JobDescription } from '../core/network/description'
import * as sdk from '../sdk'
import type { Job } from '../sdk/job'
import { loadNetwork } from '../sdk/load-network'
import { restoreAttributes } from '../sdk/restore-attributes'
import { JobFailure } from './job-failure'

/** Runs the bundle; an error in the config or in any constructor is a failure that starting again cannot mend. */
export function loadJob(bundleFile: string, { id, type, attributes }: JobDescription): Job {
  let jobs: readonly Job[]
  try {
    jobs = loadNetwork(bundleFile, sdk).config.jobs ?? []
  } catch (error) {
    throw new JobFailure(
      'constructor',
      `the config could not be run again where ${type} ${id} is to run`,
      error,
    )
  }
  const job = jobs.find((candidate) => candidate.id === id)
  if (job === undefined)
    throw new JobFailure('load', `${type} ${id} is not in the config when it runs on this node`)
  restoreAttributes(job, attributes)
  return job
}
