/** The runs that a network's nodes know: for a computer on which none of them was begun. */
import type { ClientInfo } from '../../../agent/protocol/common'
import { AppError } from '../../errors'
import { inspectApart } from '../../project/inspect-apart'
import type { NetworkFolder } from '../../project/network-folder'
import { wantedNodes } from '../nodes/wildcard'
import { findRuns, readRun } from './find-run'
import { Leftovers } from './leftovers'
import type { Leftover } from './leftovers'
import type { LocalRecord } from './local-records'
import type { Reach } from './reach'
import { reachAgents } from './reach-agents'

/** What the nodes said. */
export interface RunsOnNodes {
  /** As they would be written down if they had been begun in this project. */
  records: LocalRecord[]
  /** Runs that had ended while a node was cut off, and that were ended there now. */
  leftovers: Leftover[]
  /** Why nodes did not answer, by their names. */
  failures: Map<string, Error>
}

/** Asks every node of the network's config; agents that do not run are not started. Rejects when the config is broken. */
export async function runsOnNodes(
  network: NetworkFolder,
  reach: Reach,
  client: ClientInfo,
): Promise<RunsOnNodes> {
  const inspection = await inspectApart(network)
  if (!inspection.ok) throw unreadable(network)
  const { nodes, settings } = inspection.network
  const { user, remoteRoot } = settings
  const connectors = new Map(
    (await wantedNodes(nodes)).flatMap(({ id, address }) => {
      const connector = reach.connectorOf({ id, reach: { type: 'ssh', address, user, remoteRoot } }, false)
      return connector === null ? [] : [[id, connector] as const]
    }),
  )
  const { links, failures } = await reachAgents(connectors, client, () => reach.isAsking)
  try {
    const leftovers = await new Leftovers().clear(links)
    const found = await findRuns(links)
    const records = await Promise.all(
      found
        .filter((run) => run.network === network.name)
        .map(async (run): Promise<LocalRecord[]> => {
          const left = await readRun(run)
          if (left === null) return []
          const { nodes: recorded, startedAt } = left.record
          const { folder, name } = network
          return [{ run: run.run, network: name, folder, startedAt, nodes: recorded, channel: null }]
        }),
    )
    return { records: records.flat(), leftovers, failures }
  } finally {
    for (const link of links.values()) link.close()
  }
}

function unreadable({ name }: NetworkFolder): AppError {
  return new AppError(
    'bad-network',
    `The config of ${name} has mistakes, so its nodes are not known`,
    `See them with: fission validate ${name}`,
  )
}
