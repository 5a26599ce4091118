/** A job's process has set itself up. */
import type { Plan } from './plan'
import { currentJob } from './queries'
import type { SupervisorEvent } from './types'

/** The job runs; from now on it earns its good health. */
export function jobStarted(plan: Plan, event: Extract<SupervisorEvent, { type: 'job-started' }>): void {
  const job = currentJob(plan.state, event)
  if (job?.status !== 'starting' || job.node === null) return
  plan.setJob(job.id, { status: 'running', startedAt: plan.now })
  plan.notices.push({ type: 'job-running', job: job.id, node: job.node })
}
