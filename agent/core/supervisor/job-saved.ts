/** A job's state is kept. */
import { comparePositions } from '../rounds/position'
import type { Plan } from './plan'
import type { SupervisorEvent } from './types'

/** From now on the job goes on from there, unless another placement has begun meanwhile. */
export function jobSaved(
  plan: Plan,
  { job: id, epoch, round }: Extract<SupervisorEvent, { type: 'job-saved' }>,
): void {
  const job = plan.state.jobs[id]
  plan.isQuiet = true
  if (job?.epoch !== epoch || (job.saved !== null && comparePositions(round, job.saved) <= 0)) return
  plan.setJob(id, { saved: round })
}
