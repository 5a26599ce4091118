/** The run shall end. */
import { destinationsFirst } from './order'
import type { Plan } from './plan'
import { hasEnded, isLive } from './queries'
import type { JobState } from './types'

/**
 * Stops the sources; their streams end, and the jobs behind them end by themselves once they have worked off what was on
 * its way. Jobs without a process are stopped at once. Asked again, it waits for nobody.
 */
export function stopRun(plan: Plan): void {
  if (plan.state.phase !== 'running') return stopRest(plan)
  plan.setRun({ phase: 'stopping', stopAllAt: plan.now + plan.state.settings.drainMs })
  for (const job of sourcesFirst(plan)) {
    if (!isLive(job)) plan.endAsStopped(job.id)
    else if (job.countsRounds) stopJob(plan, job)
  }
}

/** The time to work things off is over: stops every job that still runs. */
export function stopRest(plan: Plan): void {
  if (plan.state.stopAllAt === null) return
  plan.setRun({ stopAllAt: null })
  for (const job of sourcesFirst(plan)) stopJob(plan, job)
}

function sourcesFirst(plan: Plan): JobState[] {
  const jobs = destinationsFirst(plan.state, Object.values(plan.state.jobs)).reverse()
  return jobs.filter((job) => !hasEnded(job))
}

function stopJob(plan: Plan, { id, node, epoch }: JobState): void {
  if (node !== null) plan.first.push({ type: 'stop', node, job: id, epoch })
}
