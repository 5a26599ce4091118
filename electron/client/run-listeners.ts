/** What a run hears from the agents of its nodes, and makes of it. */
import type { JobId } from '../../agent/core/network/description'
import type { NodeId, SupervisorEvent } from '../../agent/core/supervisor/types'
import type { ClientListeners } from '../../agent/protocol/rpc'
import type { ClientParams } from '../../agent/protocol/to-client'
import { monotonicNow } from './deadline-timer'
import type { InputLines } from './input-lines'
import { eventOf } from './job-events'
import { MeshMap } from './mesh-map'
import type { RunFigures } from './run-figures'
import type { RunEvent } from './run-types'

/** The run that hears. */
export interface Hearing {
  readonly run: string
  readonly figures: RunFigures
  /** What was typed for jobs that did not run yet. */
  readonly lines: InputLines
  feed(event: SupervisorEvent): void
  emit(event: RunEvent): void
  keepState(node: NodeId, message: ClientParams<'job/saved'>): void
  type(node: NodeId, job: JobId, text: string | null): void
  /** The figures of a heartbeat have been taken in. */
  beat(node: NodeId): void
  /** Another client holds the run. */
  taken(by: ClientParams<'run/taken'>['by']): void
}

/** Gives each node its listeners; what is of another run is passed over. */
export function makeListeners(hearing: Hearing): (node: NodeId) => ClientListeners {
  const { figures, lines } = hearing
  const mesh = new MeshMap()
  const isOurs = ({ run }: { run: string }): boolean => run === hearing.run
  return (node) => ({
    heartbeat: (heartbeat) => {
      const { metrics } = heartbeat
      const pipes = heartbeat.pipes.filter(isOurs)
      const jobs = heartbeat.jobs.filter(isOurs)
      const sample = figures.add(node, { ...heartbeat, pipes, jobs }, monotonicNow())
      const transmitQuality = mesh.qualityOf(node, heartbeat.mesh)
      hearing.feed({ type: 'heartbeat', node, metrics, ...(transmitQuality ? { transmitQuality } : {}) })
      hearing.emit({ type: 'metrics', node, sample })
      hearing.beat(node)
    },
    'job/changed': (message) => {
      if (!isOurs(message)) return
      const { job, change } = message
      hearing.feed(eventOf(message))
      if (change.type === 'started') for (const text of lines.take(job)) hearing.type(node, job, text)
    },
    'job/saved': (message) => {
      if (isOurs(message)) hearing.keepState(node, message)
    },
    output: (message) => {
      if (isOurs(message)) hearing.emit({ type: 'output', node, ...message })
    },
    'run/taken': (message) => {
      if (isOurs(message)) hearing.taken(message.by)
    },
  })
}
