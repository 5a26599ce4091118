/** Brings back the connections of a run that broke, for as long as it takes. */
import type { ClientInfo } from '../../../agent/protocol/common'
import { AgentLink } from '../agent-link'
import type { AgentConnector } from '../connector'
import type { Run } from '../run'
import type { NodePlace } from '../run-types'
import type { Connectors } from './reach-agents'

const FIRST_PAUSE_MS = 100
const LONGEST_PAUSE_MS = 5000

/** One attempt. */
const ATTEMPT_MS = 5000

/** Where a node's files are, once it has been reached. */
type PlaceOf = (node: string) => NodePlace

/** Looks after every node that has a connector; gives the function that ends it. */
export function stayConnected(
  run: Run,
  connectors: Connectors,
  client: ClientInfo,
  placeOf: PlaceOf,
): () => void {
  const end = new AbortController()
  const context = { run, client, placeOf, end: end.signal }
  for (const [node, connector] of connectors) void lookAfter(node, connector, context)
  run.onEvent((event) => {
    if (event.type === 'ended' || event.type === 'taken') end.abort()
    // A node that was silent for too long, and whose connection survived that; its next heartbeat tries again.
    if (event.type === 'metrics' && run.state.nodes[event.node]?.status === 'lost')
      run.readmit(event.node).catch(() => undefined)
  })
  return () => end.abort()
}

interface Context {
  run: Run
  client: ClientInfo
  placeOf: PlaceOf
  end: AbortSignal
}

async function lookAfter(node: string, connector: AgentConnector, context: Context): Promise<void> {
  const { run, end } = context
  for (let pauseMs = FIRST_PAUSE_MS; !end.aborted;) {
    if (run.isConnected(node)) {
      await run.untilDisconnected(node)
      pauseMs = FIRST_PAUSE_MS
      continue
    }
    if (!(await tryRejoin(node, connector, context))) await pause(pauseMs * (0.5 + Math.random()), end)
    pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)
  }
}

async function tryRejoin(
  node: string,
  connector: AgentConnector,
  { run, client, placeOf, end }: Context,
): Promise<boolean> {
  try {
    const signal = AbortSignal.any([end, AbortSignal.timeout(ATTEMPT_MS)])
    const { stream, death, address } = await connector.connect(signal)
    const link = await AgentLink.open(stream, client, death, address)
    if (end.aborted) link.close()
    else await run.rejoin(node, link, placeOf(node))
    return true
  } catch {
    // The run says that the node is away; why this attempt failed says nothing more.
    return false
  }
}

function pause(ms: number, end: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    end.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
