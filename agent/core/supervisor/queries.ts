/** Questions that every rule asks of a run. */
import type { JobId, PipeId } from '../network/description'
import type { JobState, NodeId, NodeState, PipeEnds, RunState } from './types'

/** The job's process is there or on its way. */
export function isLive(job: JobState): boolean {
  return job.status === 'starting' || job.status === 'running'
}

/** The job takes one of its node's slots. */
export function holdsSlot(job: JobState): boolean {
  return isLive(job) || job.status === 'restarting' || job.status === 'choosing'
}

/** The job will not run again. */
export function hasEnded(job: JobState): boolean {
  return job.status === 'finished' || job.status === 'failed' || job.status === 'stopped'
}

/** The node can be spoken to, as far as is known. */
export function isUp(node: NodeState): boolean {
  return node.status === 'alive' || node.status === 'suspect'
}

/** Jobs whose `node` is this one, also those that ended there. */
export function jobsOn(state: RunState, node: NodeId): JobState[] {
  return Object.values(state.jobs).filter((job) => job.node === node)
}

/** A job that must exist. */
export function jobOf(state: RunState, id: JobId): JobState {
  const job = state.jobs[id]
  if (!job) throw new Error(`Run has no job ${id}`)
  return job
}

/** A node that must exist. */
export function nodeOf(state: RunState, id: NodeId): NodeState {
  const node = state.nodes[id]
  if (!node) throw new Error(`Run has no node ${id}`)
  return node
}

/** A pipe that must exist. */
export function pipeOf(state: RunState, id: PipeId): PipeEnds {
  const pipe = state.pipes[id]
  if (!pipe) throw new Error(`Run has no pipe ${id}`)
  return pipe
}

/** The job an event speaks of, if it is live and in the event's epoch; else the event is history. */
export function currentJob(state: RunState, event: { job: JobId; epoch: number }): JobState | null {
  const job = state.jobs[event.job]
  return job && isLive(job) && job.epoch === event.epoch ? job : null
}
