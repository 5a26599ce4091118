/** When the supervisor wants to be woken. */
import { hasEnded, isUp } from './queries'
import type { JobState, Millis, NodeState, RunState, SupervisorSettings } from './types'

/** The next moment at which a `tick` will change something, or null; it may lie in the past. */
export function nextDeadline(state: RunState): Millis | null {
  if (state.phase === 'ended') return null
  let next = state.stopAllAt ?? Infinity
  for (const node of Object.values(state.nodes)) next = Math.min(next, nodeDeadline(node, state.settings))
  for (const job of Object.values(state.jobs)) {
    next = Math.min(next, jobDeadline(job, state.settings))
    if (state.phase === 'running') next = Math.min(next, unreadDeadline(job, state.settings))
  }
  return next === Infinity ? null : next
}

function nodeDeadline(node: NodeState, settings: SupervisorSettings): Millis {
  if (!isUp(node)) return Infinity
  return node.lastHeartbeatAt + (node.status === 'alive' ? settings.suspectAfterMs : settings.lostAfterMs)
}

function jobDeadline(job: JobState, settings: SupervisorSettings): Millis {
  if (job.status === 'restarting') return job.restartAt ?? Infinity
  if (job.status !== 'choosing' || job.choosingSince === null) return Infinity
  return job.choosingSince + settings.preferenceTimeoutMs
}

function unreadDeadline(job: JobState, settings: SupervisorSettings): Millis {
  return job.unreadSince === null || hasEnded(job) ? Infinity : job.unreadSince + settings.unreadGraceMs
}
