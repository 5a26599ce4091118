/** What is true of a pipe in a given state; instructions follow from how it changes. */
import { isLive, jobOf, nodeOf } from './queries'
import type { JobState, PipeEnds, PipeTarget, RunState } from './types'

/** Where the source of this pipe shall send. A destination on the same node is a node like any other. */
export function targetOf(state: RunState, pipe: PipeEnds): PipeTarget {
  const destination = jobOf(state, pipe.destination)
  if (destination.status === 'restarting' || destination.status === 'choosing') return { type: 'hold' }
  if (pipe.reliable && destination.status === 'unplaced') return { type: 'hold' }
  if (!isLive(destination) || destination.node === null) return { type: 'discard' }
  const address = nodeOf(state, destination.node).dataAddress
  if (!address) return { type: 'hold' }
  return { type: 'node', node: destination.node, address, epoch: destination.epoch }
}

/** The job's agent still has blocks to send: it lives, or it finished and its last blocks wait there. */
export function canWrite(job: JobState): boolean {
  return isLive(job) || (job.status === 'finished' && job.node !== null)
}

/** Nothing will come through this pipe any more, not even an end. */
export function isSevered(state: RunState, pipe: PipeEnds): boolean {
  const source = jobOf(state, pipe.source)
  if (source.status === 'finished') return source.node === null
  return source.status === 'failed' || source.status === 'stopped'
}
