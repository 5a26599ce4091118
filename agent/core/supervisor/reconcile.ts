/** Makes one of what a node really runs and what this state believes: after a silence, or another client's reign. */
import { jobCrashed } from './job-crashed'
import { jobFinished } from './job-finished'
import { jobStarted } from './job-started'
import type { Plan } from './plan'
import { isLive, jobOf, jobsOn } from './queries'
import type { JobFound, JobState, NodeFound } from './types'

/**
 * Takes in what has become of the node's jobs, stops what runs there and should not, and tells the node again whatever
 * it may have missed. A job whose start never arrived is placed anew; its crashes do not count.
 */
export function reconcile(plan: Plan, { node, jobs }: Omit<NodeFound, 'dataAddress' | 'slots'>): void {
  const found = new Map(jobs.map((job) => [job.job, job]))
  for (const { id } of jobsOn(plan.state, node)) takeIn(plan, jobOf(plan.state, id), found.get(id) ?? null)
  for (const job of jobs) {
    stopStray(plan, node, job)
    resetAgain(plan, node, job)
  }
  plan.renewed.add(node)
}

function takeIn(plan: Plan, job: JobState, found: JobFound | null): void {
  if (!isLive(job)) return
  if (found?.epoch !== job.epoch) return giveBack(plan, job)
  const subject = { job: job.id, epoch: job.epoch }
  const { state } = found
  switch (state.type) {
    case 'starting':
      return
    case 'running':
      return jobStarted(plan, { type: 'job-started', ...subject })
    case 'finished':
      return jobFinished(plan, { type: 'job-finished', ...subject })
    case 'crashed':
      return jobCrashed(plan, { type: 'job-crashed', ...subject, reason: state.reason, retry: state.retry })
    case 'stopping':
    case 'stopped':
      return stopped(plan, job, state.type)
  }
}

/** Somebody stopped a job that this state wants: it was to move, or the run was to end. */
function stopped(plan: Plan, job: JobState, state: 'stopping' | 'stopped'): void {
  if (plan.state.phase === 'running') plan.unplace(job.id)
  else if (state === 'stopped') plan.endAsStopped(job.id)
}

/** The node knows nothing of the job in this epoch. */
function giveBack(plan: Plan, job: JobState): void {
  if (plan.state.phase === 'running') plan.unplace(job.id)
  else plan.endAsStopped(job.id)
}

/** A process of an older placement, or of a job that has ended, was not told to stop, or did not hear it. */
function stopStray(plan: Plan, node: string, { job: id, epoch, state }: JobFound): void {
  if (state.type !== 'starting' && state.type !== 'running') return
  const job = plan.state.jobs[id]
  const isWanted = job !== undefined && isLive(job) && job.node === node && job.epoch === epoch
  const shallEnd = plan.state.phase === 'stopping' && (plan.state.stopAllAt === null || job?.countsRounds)
  if (!isWanted) plan.first.push({ type: 'stop', node, job: id, epoch, leaving: true })
  else if (shallEnd === true) plan.first.push({ type: 'stop', node, job: id, epoch })
}

/** The reset that others followed did not reach this source. */
function resetAgain(plan: Plan, node: string, { job: id, epoch, generation }: JobFound): void {
  const job = plan.state.jobs[id]
  if (job?.node !== node || job.epoch !== epoch || !isLive(job) || !job.countsRounds) return
  if (generation >= plan.state.generation) return
  plan.first.push({ type: 'reset', node, job: id, generation: plan.state.generation })
}
