/** A job's process has ended properly. */
import type { Plan } from './plan'
import { currentJob } from './queries'
import type { SupervisorEvent } from './types'

/** The job is finished; its streams end by the data path. In a run that stops, it did as it was told. */
export function jobFinished(plan: Plan, event: Extract<SupervisorEvent, { type: 'job-finished' }>): void {
  const job = currentJob(plan.state, event)
  if (!job || job.node === null) return
  if (plan.state.phase !== 'running') return plan.endAsStopped(job.id)
  plan.setJob(job.id, { status: 'finished' })
  plan.notices.push({ type: 'job-finished', job: job.id, node: job.node })
}
