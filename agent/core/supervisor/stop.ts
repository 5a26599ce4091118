/** The run shall end. */
import { destinationsFirst } from './order'
import type { Plan } from './plan'
import { hasEnded, isLive } from './queries'

/** Stops every live job, sources first; jobs without a process are stopped at once. */
export function stopRun(plan: Plan): void {
  if (plan.state.phase !== 'running') return
  plan.setRun({ phase: 'stopping' })
  for (const job of destinationsFirst(plan.state, Object.values(plan.state.jobs)).reverse()) {
    if (isLive(job) && job.node !== null) {
      plan.first.push({ type: 'stop', node: job.node, job: job.id, epoch: job.epoch })
    } else if (!hasEnded(job)) {
      plan.endAsStopped(job.id)
    }
  }
}
