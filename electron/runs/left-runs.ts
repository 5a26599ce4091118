/** Runs on nodes that were begun on this computer and that this app does not hold: left behind, or another client's. */
import path from 'node:path'
import { forgetLocalRecord, readLocalRecords } from '../client/handover/local-records'
import type { LocalRecord } from '../client/handover/local-records'
import { agentsOf, channelOf, holderText } from '../cli/run-here'
import type { LeftRun } from '../contract/run'
import { AppError } from '../errors'
import { toWireError } from '../host/wire-errors'
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
  try {
    const { found, links, close } = await agentsOf(record, CLIENT_NAME)
    close()
    const answering = [...links.keys()].filter((node) => found.seen.some((seen) => seen.node === node))
    const silent = about.silent.filter((node) => !answering.includes(node))
    return { ...about, leftAt: found.leftAt, holder: holderText(found.holder), answering, silent }
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') {
      forgetLocalRecord(run)
      return null
    }
    return { ...about, problem: toWireError(error).message }
  }
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
