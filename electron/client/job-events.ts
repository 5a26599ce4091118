/** What an agent says of a job, in the supervisor's words. */
import type { SupervisorEvent } from '../../agent/core/supervisor/types'
import type { ClientParams } from '../../agent/protocol/to-client'

/** The event of a `job/changed` message; a job that was stopped has done as it was told. */
export function eventOf({ job, epoch, change }: ClientParams<'job/changed'>): SupervisorEvent {
  switch (change.type) {
    case 'started':
      return { type: 'job-started', job, epoch }
    case 'finished':
    case 'stopped':
      return { type: 'job-finished', job, epoch }
    case 'crashed':
      return { type: 'job-crashed', job, epoch, reason: change.reason, retry: change.retry }
  }
}
