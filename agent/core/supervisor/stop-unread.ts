/** A job that nobody reads any more has nothing left to do. */
import { destinationsFirst } from './order'
import type { Plan } from './plan'
import { hasEnded, isLive, jobOf, pipeOf } from './queries'
import type { JobState, RunState } from './types'

/**
 * Stops every job all of whose destinations have ended, and in turn those that wrote only to it. It has a moment to
 * finish by itself: its destinations may have ended because its own stream did, and told so first.
 */
export function stopUnread(plan: Plan): void {
  // Destinations come first, so that a job behind which all have just ended is seen in the same step.
  for (const job of destinationsFirst(plan.state, Object.values(plan.state.jobs))) {
    if (hasEnded(job) || !isUnread(plan.state, job)) continue
    if (job.unreadSince === null) plan.setJob(job.id, { unreadSince: plan.now })
    else if (plan.now - job.unreadSince >= plan.state.settings.unreadGraceMs) stop(plan, job)
  }
}

function stop(plan: Plan, job: JobState): void {
  if (isLive(job) && job.node !== null) {
    plan.first.push({ type: 'stop', node: job.node, job: job.id, epoch: job.epoch })
  }
  plan.endAsStopped(job.id)
}

function isUnread(state: RunState, job: JobState): boolean {
  const { outputs } = job
  return (
    outputs.length > 0 && outputs.every((pipe) => hasEnded(jobOf(state, pipeOf(state, pipe).destination)))
  )
}
