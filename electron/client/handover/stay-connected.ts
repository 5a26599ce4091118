/** Brings back the connections of a run that broke, for as long as it takes. */
import type { ClientInfo } from '../../../agent/protocol/common'
import { AgentLink } from '../agent-link'
import type { AgentConnector } from '../connector'
import type { Run } from '../run'
import type { Connectors } from './reach-agents'

const FIRST_PAUSE_MS = 100
const LONGEST_PAUSE_MS = 5000

/** One attempt. */
const ATTEMPT_MS = 5000

/** Looks after every node that has a connector; gives the function that ends it. */
export function stayConnected(run: Run, connectors: Connectors, client: ClientInfo): () => void {
  const end = new AbortController()
  for (const [node, connector] of connectors) void lookAfter(run, node, connector, client, end.signal)
  run.onEvent((event) => {
    if (event.type === 'ended' || event.type === 'taken') end.abort()
  })
  return () => end.abort()
}

async function lookAfter(
  run: Run,
  node: string,
  connector: AgentConnector,
  client: ClientInfo,
  end: AbortSignal,
): Promise<void> {
  for (let pauseMs = FIRST_PAUSE_MS; !end.aborted;) {
    if (run.isConnected(node)) {
      await run.untilDisconnected(node)
      pauseMs = FIRST_PAUSE_MS
      continue
    }
    if (!(await tryRejoin(run, node, connector, client, end)))
      await pause(pauseMs * (0.5 + Math.random()), end)
    pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)
  }
}

async function tryRejoin(
  run: Run,
  node: string,
  connector: AgentConnector,
  client: ClientInfo,
  end: AbortSignal,
): Promise<boolean> {
  try {
    const signal = AbortSignal.any([end, AbortSignal.timeout(ATTEMPT_MS)])
    const { stream, death } = await connector.connect(signal)
    const link = await AgentLink.open(stream, client, death)
    if (end.aborted) link.close()
    else await run.rejoin(node, link)
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
