/** A crashed job's pause is over. */
import type { Plan } from './plan'
import { nodeOf } from './queries'
import type { JobState } from './types'

/** Starts the job again where it was; if that node is in doubt, wherever placement finds a place. */
export function restart(plan: Plan, job: JobState): void {
  if (job.node !== null && nodeOf(plan.state, job.node).status === 'alive') {
    plan.begin(job.id, job.node, 'restarted')
  } else {
    plan.unplace(job.id)
  }
}
