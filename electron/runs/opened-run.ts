/** What the run service needs of a run, whether its agents are on this computer or on nodes. */
import type { NetworkDescription } from '../../agent/core/network/description'
import type { Problem } from '../../agent/core/network/problem'
import type { NodeId } from '../../agent/core/supervisor/types'
import type { NodesEvent } from '../client/nodes/node-events'
import type { Run } from '../client/run'
import type { SshConnection } from '../ssh/ssh-connection'

export interface OpenedRun {
  network: NetworkDescription
  run: Run
  /** When it began, milliseconds since the epoch; null: only now. */
  begunAt: number | null
  /** Ends a node as a power cut would; null where that is not ours to do. */
  killNode: ((node: NodeId) => void) | null
  /** The standing connection to a node; null where there is none. */
  connectionTo: (node: NodeId) => SshConnection | null
  /** Why the run failed, where its jobs do not say it. */
  failure: () => { message: string; hint: string } | null
  /** Ends every job at once. */
  endNow: () => void
  /** Lets the run go on without this app; null where it cannot. */
  leave: (() => Promise<void>) | null
  /** Frees what the run holds; `isOver`: nothing runs any more. */
  close: (isOver: boolean) => Promise<void>
}

/** A run that is ready to begin, or what keeps the network from starting. */
export type Opening = { ok: true; opened: OpenedRun } | { ok: false; problems: Problem[] }

/** What is heard and said while a run is being opened. */
export interface OpenContext {
  /** The user does not want it any more. */
  signal: AbortSignal
  /** Hears of the nodes, also later while the run goes on. */
  onNodes: (event: NodesEvent) => void
}

/** Makes agents ready and opens the network on them. */
export type OpenRun = (context: OpenContext) => Promise<Opening>
