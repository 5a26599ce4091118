/** The supervisor's constants of time, and the settings of a run made from a network's. */
import type { NetworkSettings } from '../network/description'
import type { SupervisorSettings } from './types'

/** A job that ran this long has its crashes forgotten. */
const HEALTHY_AFTER_MS = 30_000

/** How long a job's preference() may take before the score decides. */
const PREFERENCE_TIMEOUT_MS = 2_000

/** How long a job that nobody reads any more has to finish by itself. */
const UNREAD_GRACE_MS = 250

/** When a run stops: how long the jobs behind the sources have to work off what is on its way. */
const DRAIN_MS = 500

/** What the supervisor needs of a network's settings. */
export function supervisorSettings(network: NetworkSettings): SupervisorSettings {
  return {
    suspectAfterMs: network.suspectAfterMs,
    lostAfterMs: network.lostAfterMs,
    crash: network.crash,
    healthyAfterMs: HEALTHY_AFTER_MS,
    preferenceTimeoutMs: PREFERENCE_TIMEOUT_MS,
    drainMs: DRAIN_MS,
    unreadGraceMs: UNREAD_GRACE_MS,
  }
}
