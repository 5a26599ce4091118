/** Runs on nodes that were begun on this computer and that this app does not hold: left behind, or another client's. */
import path from 'node:path'
import { forgetLocalRecord, readLocalRecords } from '../client/handover/local-records'
import type { LocalRecord } from '../client/handover/local-records'
import { clientInfo } from '../client/client-info'
import { findRuns } from '../client/handover/find-run'
import { Reach } from '../client/handover/reach'
import { reachAgents } from '../client/handover/reach-agents'
import { channelOf, holderText } from '../cli/run-here'
import type { LeftRun } from '../contract/run'
import { AppError } from '../errors'
import { CLIENT_NAME } from './open-on-nodes'

/** Those of one project, the latest first, each with what its nodes say; `isOurs`: this app holds it. */
export async function findLeftRuns(root: string, isOurs: (run: string) => boolean): Promise<LeftRun[]> {
  const records = recordsOf(root).filter(({ run }) => !isOurs(run))
  const found = await Promise.all(records.map((record) => look(root, record)))
  return found.filter((run) => run !== null)
}

/** The record of a run that was listed; throws an AppError when it is over meanwhile. */
export function leftRecord(root: string, run: string): LocalRecord {
  const record = recordsOf(root).find((known) => known.run === run)
  if (record) return record
  throw new AppError('not-found', 'This run is over meanwhile', 'Start the network again.')
}

function recordsOf(root: string): LocalRecord[] {
  return readLocalRecords().filter(({ folder }) => {
    const relative = path.relative(root, folder)
    return relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative)
  })
}

/** Null when the run is over: then its record is forgotten. */
async function look(root: string, record: LocalRecord): Promise<LeftRun | null> {
  const { run, folder, startedAt } = record
  const about = {
    id: run,
    folder: path.relative(root, folder).split(path.sep).join('/'),
    startedAt,
    leftAt: null,
    holder: null,
    answering: [],
    silent: record.nodes.filter(({ reach }) => reach?.type === 'ssh').map(({ id }) => id),
    problem: null,
  }
  const held = await askHolder(record)
  if (held) return { ...about, ...held }
  const reach = new Reach(noAnswers)
  try {
    const connectors = record.nodes.flatMap((node) => {
      const connector = reach.connectorOf(node, false)
      return connector === null ? [] : [[node.id, connector] as const]
    })
    const { links, failures } = await reachAgents(new Map(connectors), clientInfo(CLIENT_NAME))
    const runs = await findRuns(links)
    const found = runs.find((known) => known.run === run)
    if (found === undefined && links.size > 0 && failures.size === 0) {
      forgetLocalRecord(run)
      return null
    }
    const answering = found?.seen.map(({ node }) => node) ?? []
    const silent = about.silent.filter((node) => !answering.includes(node))
    const [failure] = failures.values()
    const problem = found ? null : (failure?.message ?? null)
    const { leftAt = null, holder = null } = found ?? {}
    return { ...about, leftAt, holder: holderText(holder), answering, silent, problem }
  } finally {
    await reach.close()
  }
}

/** Nobody has asked for this look, so nobody is asked for passwords. */
const noAnswers = {
  trustHost: () => Promise.resolve(false),
  password: () => Promise.resolve(null),
  passphrase: () => Promise.resolve(null),
}

/** What another client on this computer says of the run that it holds; null when there is none. */
async function askHolder(
  record: LocalRecord,
): Promise<Pick<LeftRun, 'holder' | 'answering' | 'silent'> | null> {
  const channel = await channelOf(record)
  if (channel === null) return null
  try {
    const { holder, nodes } = await channel.ask('status', {})
    const isThere = ({ status }: { status: string }): boolean => status === 'alive' || status === 'suspect'
    return {
      holder,
      answering: nodes.filter(isThere).map(({ id }) => id),
      silent: nodes.filter((node) => !isThere(node)).map(({ id }) => id),
    }
  } finally {
    channel.close()
  }
}
