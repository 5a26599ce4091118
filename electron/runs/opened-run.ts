/** What the run service needs of a run, whether its agents are on this computer or on nodes. */
import type { NetworkDescription } from '../../agent/core/network/description'
import type { Problem } from '../../agent/core/network/problem'
import type { NodeId } from '../../agent/core/supervisor/types'
import type { Run } from '../client/run'

export interface OpenedRun {
  network: NetworkDescription
  run: Run
  /** Ends a node as a power cut would; null where that is not ours to do. */
  killNode: ((node: NodeId) => void) | null
  /** Why the run failed, where its jobs do not say it. */
  failure: () => { message: string; hint: string } | null
  /** Frees what the run holds: at its end, or in its middle to end it at once. */
  close: () => Promise<void>
}

/** A run that is ready to begin, or what keeps the network from starting. */
export type Opening = { ok: true; opened: OpenedRun } | { ok: false; problems: Problem[] }

/** Makes agents ready and opens the network on them. */
export type OpenRun = () => Promise<Opening>
