/** Finds the job of this process in the network's bundle, with the attributes that the client's constructor set. */
import type { JobDescription } from '../core/network/description'
import * as sdk from '../sdk'
import type { Job } from '../sdk/job'
import { isNetwork } from '../sdk/define-network'
import { setEmulationPlace } from '../sdk/emulate/place'
import { runBundle } from '../sdk/load-network'
import { constructedJobs } from '../sdk/registry'
import { restoreAttributes } from '../sdk/restore-attributes'
import { inertTests } from './inert-tests'
import { JobFailure } from './job-failure'

/** Runs the bundle; an error in the config or in any constructor is a failure that starting again cannot mend. */
export function loadJob(bundleFile: string, { id, type, attributes }: JobDescription): Job {
  let jobs: readonly Job[]
  try {
    jobs = jobsOf(bundleFile)
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

/** The jobs of the config; a test file has none, there it is every job that was constructed. */
function jobsOf(bundleFile: string): readonly Job[] {
  // What a file emulates at its top is a function here that nobody calls.
  setEmulationPlace({ bundle: '', host: '', root: process.cwd(), headSize: 1, show: () => undefined })
  const exported = runBundle(bundleFile, { fission: sdk, 'node:test': inertTests }).default
  return isNetwork(exported) ? (exported.config.jobs ?? []) : (constructedJobs() as readonly Job[])
}
