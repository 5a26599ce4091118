/** Takes up a run that its client has left: the same run, nothing started again that runs. */
import type { ClientInfo } from '../../../agent/protocol/common'
import { AppError } from '../../errors'
import type { AgentLink } from '../agent-link'
import type { AgentConnector } from '../connector'
import { Run } from '../run'
import type { AskPreference, NodePlace, RunNode, RunOptions } from '../run-types'
import { findRuns, pickRun, readRun } from './find-run'
import { Leftovers } from './leftovers'
import type { Leftover } from './leftovers'
import { reachAgents } from './reach-agents'
import type { Connectors } from './reach-agents'
import type { NodeRecord, RunRecord, SavedState } from './run-record'
import { stayConnected } from './stay-connected'

/** What of a run is this client's own, once its record is known. */
export interface OwnPart {
  /** How this client reaches a node; null: not at all. */
  connectorOf: (node: NodeRecord) => AgentConnector | null
  /** Where the run's files are on a node, as far as reaching it has shown, and how those of a job get there. */
  placeOf: (node: NodeRecord) => NodePlace
  askPreference: AskPreference
  /** Keeps the states of local jobs; left out: none run here. */
  localStates?: RunOptions['localStates']
  /** Where the project lies for those who come after this client; left out: where it lay before. */
  folder?: RunRecord['folder']
}

/** What taking up needs besides the agents. */
export interface TakeUpOptions {
  client: ClientInfo
  /** Where to look for the run; the nodes that its record names are asked as well. */
  connectors: Connectors
  /** Id or network of the run; null: the only one. */
  reference: string | null
  /** Another client that holds it lets go. */
  takeOver: boolean
  /** Whether the user is being asked something, such as a password. */
  isAsking?: () => boolean
  ownPart: (record: RunRecord) => OwnPart
}

export interface TakenUp {
  run: Run
  record: RunRecord
  /** What the client before left. */
  saved: SavedState
  /** Runs that had ended while a node was cut off, and that were ended there now. */
  leftovers: Leftover[]
  /** Why nodes do not answer, by their names. */
  failures: Map<string, Error>
  /** Since when nobody held the run, milliseconds since the epoch; null: until now somebody did. */
  leftAt: number | null
  /** Lost connections are not looked after any more. */
  release: () => void
}

/** Resolves when the agents that answer are held; `run.begin()` goes on with it. Rejects with an AppError or RpcError. */
export async function takeUpRun(options: TakeUpOptions): Promise<TakenUp> {
  const { client, reference, takeOver, isAsking, ownPart } = options
  const reached = await reachSome(options)
  const links = new Map(reached.links)
  try {
    const leftovers = await new Leftovers().clear(links)
    const found = pickRun(await findRuns(links), reference)
    const left = await readRun(found)
    if (left === null) throw nothingLeft(found.network)
    const { saved } = left
    const own = ownPart(left.record)
    const connectors = connectorsOf(left.record, own)
    const others = new Map(
      [...connectors].filter(([node]) => !links.has(node) && !reached.failures.has(node)),
    )
    const more = await reachAgents(others, client, isAsking)
    for (const [node, link] of more.links) links.set(node, link)
    const nodes = left.record.nodes.map((node): RunNode => {
      return { ...node, sendFiles: null, ...own.placeOf(node), link: links.get(node.id) ?? null }
    })
    const record = { ...left.record, folder: own.folder ?? left.record.folder, nodes: nodes.map(recordOf) }
    const identity = {
      run: record.run,
      key: record.key,
      term: found.term + 1,
      record: JSON.stringify(record),
    }
    const run = await Run.takeUp(
      {
        network: record.network,
        nodes,
        askPreference: own.askPreference,
        folder: record.folder,
        localStates: own.localStates,
      },
      identity,
      saved,
      takeOver,
    )
    const failures = new Map([...reached.failures, ...more.failures])
    const places = new Map(left.record.nodes.map((node) => [node.id, () => own.placeOf(node)]))
    const release = stayConnected(run, connectors, client, (node) => places.get(node)?.() ?? {})
    return { run, record, saved, leftovers, failures, leftAt: found.leftAt, release }
  } catch (error) {
    closeAll(links.values())
    throw error
  }
}

/** Rejects with the first failure when nobody answers at all. */
async function reachSome({ connectors, client, isAsking }: TakeUpOptions): ReturnType<typeof reachAgents> {
  const reached = await reachAgents(connectors, client, isAsking)
  const [failure] = reached.failures.values()
  if (reached.links.size === 0 && failure) throw failure
  return reached
}

/** The connectors of a record's nodes. */
function connectorsOf(record: RunRecord, { connectorOf }: OwnPart): Connectors {
  return new Map(
    record.nodes.flatMap((node) => {
      const connector = connectorOf(node)
      return connector === null ? [] : [[node.id, connector] as const]
    }),
  )
}

function recordOf({
  id,
  aliases,
  groups,
  slots,
  bundle,
  directory,
  python,
  log,
  reach,
}: RunNode): NodeRecord {
  return { id, aliases, groups, slots, bundle, directory, python, log, reach }
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
