/** A job's process died or its code threw: the crash policy. */
import type { Plan } from './plan'
import { currentJob } from './queries'
import { restart } from './restart'
import { stopRun } from './stop'
import type { JobState, Millis, SupervisorEvent, SupervisorSettings } from './types'

type JobCrashed = Extract<SupervisorEvent, { type: 'job-crashed' }>

/** Restarts the job, at once or after a pause, until the policy gives it up. */
export function jobCrashed(plan: Plan, event: JobCrashed): void {
  const job = currentJob(plan.state, event)
  if (!job) return
  if (plan.state.phase !== 'running') return plan.endAsStopped(job.id)
  const { settings } = plan.state
  const crashes = (wasHealthy(job, settings, plan.now) ? 0 : job.crashes) + 1
  if (!event.retry || crashes > settings.crash.restarts) return fail(plan, job, crashes, event.reason)

  const pauseMs = crashes === 1 ? 0 : settings.crash.backoffMs * 2 ** (crashes - 2)
  plan.setJob(job.id, { status: 'restarting', crashes, restartAt: plan.now + pauseMs })
  plan.notices.push({ ...crash(job, event.reason), restartInMs: pauseMs })
  if (pauseMs === 0) restart(plan, job)
}

function wasHealthy(job: JobState, settings: SupervisorSettings, now: Millis): boolean {
  return job.status === 'running' && now - job.startedAt >= settings.healthyAfterMs
}

function crash({ id, node }: JobState, reason: string) {
  return { type: 'job-crashed', job: id, node, reason } as const
}

function fail(plan: Plan, job: JobState, crashes: number, reason: string): void {
  plan.setJob(job.id, { status: 'failed', crashes, reason })
  plan.notices.push({ ...crash(job, reason), restartInMs: null })
  plan.notices.push({ type: 'job-failed', job: job.id, reason })
  if (plan.state.settings.crash.giveUp === 'fail-run') stopRun(plan)
}
