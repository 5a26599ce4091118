/** Takes up a run that its client has left: the same run, nothing started again that runs. */
import type { ClientInfo } from '../../../agent/protocol/common'
import { AppError } from '../../errors'
import type { AgentLink } from '../agent-link'
import type { AgentConnector } from '../connector'
import { Run } from '../run'
import type { AskPreference, RunNode } from '../run-types'
import { findRuns, pickRun, readRun } from './find-run'
import { reachAgents } from './reach-agents'
import type { Connectors } from './reach-agents'
import type { NodeRecord, RunRecord } from './run-record'
import { stayConnected } from './stay-connected'

/** How this client reaches a node of a run that another one began; null: not at all. */
type ConnectorOf = (node: NodeRecord, record: RunRecord) => AgentConnector | null

/** What taking up needs besides the agents. */
export interface TakeUpOptions {
  client: ClientInfo
  /** Where to look for the run; the nodes that its record names are asked as well. */
  connectors: Connectors
  connectorOf: ConnectorOf
  /** Id or network of the run; null: the only one. */
  reference: string | null
  /** Another client that holds it lets go. */
  takeOver: boolean
  askPreference: AskPreference
  /** Brings a job's files to a node. */
  sendFiles: (node: NodeRecord) => RunNode['sendFiles']
}

export interface TakenUp {
  run: Run
  record: RunRecord
  /** Why nodes do not answer, by their names. */
  failures: Map<string, Error>
  /** Since when nobody held the run, milliseconds since the epoch; null: until now somebody did. */
  leftAt: number | null
  /** Lost connections are not looked after any more. */
  release: () => void
}

/** Resolves when the agents that answer are held; `run.begin()` goes on with it. Rejects with an AppError or RpcError. */
export async function takeUpRun(options: TakeUpOptions): Promise<TakenUp> {
  const { client, reference, takeOver, askPreference } = options
  const reached = await reachSome(options.connectors, client)
  const links = new Map(reached.links)
  try {
    const found = pickRun(await findRuns(links), reference)
    const left = await readRun(found)
    if (left === null) throw nothingLeft(found.network)
    const { record, saved } = left
    const connectors = connectorsOf(record, options.connectorOf)
    const others = new Map(
      [...connectors].filter(([node]) => !links.has(node) && !reached.failures.has(node)),
    )
    const more = await reachAgents(others, client)
    for (const [node, link] of more.links) links.set(node, link)
    const nodes = record.nodes.map((node): RunNode => {
      return { ...node, link: links.get(node.id) ?? null, sendFiles: options.sendFiles(node) }
    })
    const identity = {
      run: record.run,
      key: record.key,
      term: found.term + 1,
      record: JSON.stringify(record),
    }
    const run = await Run.takeUp(
      { network: record.network, nodes, askPreference, folder: record.folder },
      identity,
      saved,
      takeOver,
    )
    const failures = new Map([...reached.failures, ...more.failures])
    return { run, record, failures, leftAt: found.leftAt, release: stayConnected(run, connectors, client) }
  } catch (error) {
    closeAll(links.values())
    throw error
  }
}

/** Rejects with the first failure when nobody answers at all. */
async function reachSome(connectors: Connectors, client: ClientInfo): ReturnType<typeof reachAgents> {
  const reached = await reachAgents(connectors, client)
  const [failure] = reached.failures.values()
  if (reached.links.size === 0 && failure) throw failure
  return reached
}

/** The connectors of a record's nodes. */
function connectorsOf(record: RunRecord, connectorOf: ConnectorOf): Connectors {
  return new Map(
    record.nodes.flatMap((node) => {
      const connector = connectorOf(node, record)
      return connector === null ? [] : [[node.id, connector] as const]
    }),
  )
}

function closeAll(links: Iterable<AgentLink>): void {
  for (const link of links) link.close()
}

function nothingLeft(network: string): AppError {
  return new AppError(
    'not-found',
    `The run of ${network} cannot be taken up: its client left nothing with the nodes that answer`,
    'Stop it with: fission stop',
  )
}
