/** A network on agents of this computer, with the same agents, supervisor and data path as on nodes. */
import type { NetworkDescription } from '../../../agent/core/network/description'
import type { Problem } from '../../../agent/core/network/problem'
import type { NodeId } from '../../../agent/core/supervisor/types'
import type { LocalAgent } from '../local-agent'
import type { Run } from '../run'
import type { LocalAgents } from './local-agents'
import type { SimulationFolder } from './simulation-folder'

/** A simulation, or every problem that keeps the network from starting. */
export type SimulationStart =
  { ok: true; simulation: Simulation; warnings: Problem[] } | { ok: false; problems: Problem[] }

interface Parts {
  network: NetworkDescription
  run: Run
  agents: LocalAgents
  byNode: ReadonlyMap<NodeId, LocalAgent>
  folder: SimulationFolder
}

/** A simulation whose jobs are ready to begin: `run.begin()` starts them, `close()` ends what is left. */
export class Simulation {
  readonly network: NetworkDescription
  readonly run: Run
  /** The run ended because no agent was left. */
  hasNoAgents = false
  private closing: Promise<void> | null = null

  constructor(private readonly parts: Parts) {
    this.network = parts.network
    this.run = parts.run
    this.run.onEvent((event) => {
      if (event.type === 'notice' && event.notice.type === 'node-lost') this.endWithoutAgents()
      // Silent for too long, as when the computer slept or was too busy, and heard again.
      if (event.type === 'metrics' && this.run.state.nodes[event.node]?.status === 'lost') {
        this.run.readmit(event.node).catch(() => undefined)
      }
    })
  }

  /** Kills a node's agent with SIGKILL, as a power cut would. */
  killNode(node: NodeId): void {
    this.parts.byNode.get(node)?.kill()
  }

  /** Ends the agents and gives the folder free; harmless when repeated. */
  close(): Promise<void> {
    const { agents, folder } = this.parts
    this.closing ??= agents.stop().finally(() => folder.release())
    return this.closing
  }

  /** Local agents that have died do not come back: without any, nothing will ever happen again. */
  private endWithoutAgents(): void {
    const nodes = Object.values(this.run.state.nodes)
    this.hasNoAgents = nodes.every(({ id, status }) => status === 'lost' && !this.run.isConnected(id))
    if (this.hasNoAgents) this.run.stop()
  }
}
