/** The run that a command is about: through the client that holds it on this computer, or through its agents. */
import { clientInfo } from '../client/client-info'
import { openChannel } from '../client/channel/open-channel'
import type { RunChannel } from '../client/channel/open-channel'
import { findRuns, pickRun, readRun } from '../client/handover/find-run'
import type { FoundRun } from '../client/handover/find-run'
import { forgetLocalRecord } from '../client/handover/local-records'
import type { LocalRecord } from '../client/handover/local-records'
import type { Reach } from '../client/handover/reach'
import { reachAgents } from '../client/handover/reach-agents'
import type { Connectors, ReachedAgents } from '../client/handover/reach-agents'
import type { RunRecord, SavedState } from '../client/handover/run-record'
import { AppError } from '../errors'

/** A run without a client on this computer, as its agents know it. */
export interface RunOfAgents extends ReachedAgents {
  found: FoundRun
  record: RunRecord
  saved: SavedState
  close: () => void
}

/** The client on this computer that holds the run; null when there is none. */
export async function channelOf({ channel }: LocalRecord): Promise<RunChannel | null> {
  return channel === null ? null : openChannel(channel)
}

/** How the nodes of a run are reached from here. */
export function connectorsOf({ nodes }: Pick<LocalRecord, 'nodes'>, reach: Reach): Connectors {
  return new Map(
    nodes.flatMap((node) => {
      const connector = reach.connectorOf(node)
      return connector === null ? [] : [[node.id, connector] as const]
    }),
  )
}

/** Connects to the run's agents; a run that none of them knows any more is forgotten here too. */
export async function agentsOf(record: LocalRecord, reach: Reach, name: string): Promise<RunOfAgents> {
  const connectors = connectorsOf(record, reach)
  const reached = await reachAgents(connectors, clientInfo(name), () => reach.isAsking)
  const close = (): void => reached.links.forEach((link) => link.close())
  try {
    const [failure] = reached.failures.values()
    if (reached.links.size === 0) throw failure ?? nobody(record)
    const runs = await findRuns(reached.links)
    if (!runs.some(({ run }) => run === record.run) && reached.failures.size === 0)
      forgetLocalRecord(record.run)
    const found = pickRun(runs, record.run)
    const left = await readRun(found)
    if (left === null) throw nobody(record)
    return { ...reached, found, ...left, close }
  } catch (error) {
    close()
    throw error
  }
}

/** A client in words: `fission run (ada on desk)`. */
export function holderText(holder: { name: string; user: string; host: string } | null): string | null {
  return holder && `${holder.name} (${holder.user} on ${holder.host})`
}

function nobody({ network }: LocalRecord): AppError {
  return new AppError('unreachable', `No node of ${network} answers`, 'Check that the nodes are on.')
}
