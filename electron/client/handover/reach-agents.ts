/** Connects to the agents of a run's nodes, all at once, and waits no longer than makes sense for those that are silent. */
import type { ClientInfo } from '../../../agent/protocol/common'
import { AppError } from '../../errors'
import { AgentLink } from '../agent-link'
import type { AgentConnector } from '../connector'

/** How a node's agent is reached, by the node's name. */
export type Connectors = ReadonlyMap<string, AgentConnector>

/** What became of the attempts. */
export interface ReachedAgents {
  links: Map<string, AgentLink>
  /** Why the others do not answer, by their names. */
  failures: Map<string, Error>
}

/** Once one agent has answered, the others have this long: a node that is off is not to hold up those that run. */
const LATE_MS = 1500

/** Nobody answers before that: nobody will. */
const SILENCE_MS = 15_000

/**
 * Resolves when every agent has answered or failed, or has been silent for too long; while the user is being asked
 * something (`isAsking`) that does not count as silence.
 */
export async function reachAgents(
  connectors: Connectors,
  client: ClientInfo,
  isAsking: () => boolean = () => false,
): Promise<ReachedAgents> {
  const links = new Map<string, AgentLink>()
  const failures = new Map<string, Error>()
  const giveUp = new AbortController()
  const timers = new Set<NodeJS.Timeout>()
  const limit = (ms: number): void => {
    const timer = setTimeout(() => (isAsking() ? limit(ms) : giveUp.abort()), ms)
    timers.add(timer)
  }
  limit(SILENCE_MS)
  const attempts = [...connectors].map(async ([node, connector]) => {
    try {
      links.set(node, await greet(node, connector, client, giveUp.signal))
      if (links.size === 1) limit(LATE_MS)
    } catch (error) {
      failures.set(node, error instanceof Error ? error : new Error(String(error)))
    }
  })
  await Promise.all(attempts)
  for (const timer of timers) clearTimeout(timer)
  return { links, failures }
}

/** Connects and greets; a signal ends either, also where the connector does not listen to it. */
async function greet(
  node: string,
  connector: AgentConnector,
  client: ClientInfo,
  signal: AbortSignal,
): Promise<AgentLink> {
  const connecting = connector
    .connect(signal)
    .then(({ stream, death, address }) => AgentLink.open(stream, client, death, address))
  const silent = new Promise<never>((_, reject) => {
    const refuse = (): void => reject(unanswered(node))
    if (signal.aborted) refuse()
    else signal.addEventListener('abort', refuse, { once: true })
  })
  try {
    return await Promise.race([connecting, silent])
  } catch (error) {
    // Whoever answers after all is not needed any more.
    void connecting.then((link) => link.close()).catch(() => undefined)
    throw error
  }
}

function unanswered(node: string): AppError {
  return new AppError(
    'timeout',
    `Node ${node} did not answer in time`,
    'Check that it is on and in the network.',
  )
}
