/** A job that nobody reads any more has nothing left to do. */
import type { Plan } from './plan'
import { hasEnded, isLive, jobOf, pipeOf } from './queries'
import type { JobState, RunState } from './types'

/** Stops every job all of whose destinations have ended, and then those that wrote only to it. */
export function stopUnread(plan: Plan): void {
  const waiting = Object.values(plan.state.jobs).filter((job) => !hasEnded(job) && isUnread(plan.state, job))
  for (let job = waiting.pop(); job; job = waiting.pop()) {
    if (isLive(job) && job.node !== null) {
      plan.first.push({ type: 'stop', node: job.node, job: job.id, epoch: job.epoch })
    }
    plan.endAsStopped(job.id)
    for (const pipe of job.inputs) {
      const source = jobOf(plan.state, pipeOf(plan.state, pipe).source)
      if (!hasEnded(source) && isUnread(plan.state, source)) waiting.push(source)
    }
  }
}

function isUnread(state: RunState, job: JobState): boolean {
  const { outputs } = job
  return (
    outputs.length > 0 && outputs.every((pipe) => hasEnded(jobOf(state, pipeOf(state, pipe).destination)))
  )
}
