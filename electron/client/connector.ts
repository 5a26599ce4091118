/** How the agent of a node is reached, whatever carries it: a socket of this computer, or SSH. */
import type { ByteStream } from '../../agent/protocol/channel'

/** An open stream to an agent that has not been greeted yet. */
export interface AgentStream {
  stream: ByteStream
  /** Resolves when the agent's process is known to have ended; left out where that cannot be known. */
  death?: Promise<void>
  /** The node's own address, as it is reached; left out for this computer. */
  address?: string
}

/**
 * Reaches one node's agent, as often as it is asked to: at the start of a run, after a broken connection, and when
 * another client takes the run up.
 */
export interface AgentConnector {
  /** Rejects with an AppError that names the node; gives up, and closes what it opened, when the signal says so. */
  connect(signal: AbortSignal): Promise<AgentStream>
}
