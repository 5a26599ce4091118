/** Which run a command is about: one that this computer knows, or one that the nodes of the project around know. */
import { clientInfo } from '../client/client-info'
import { leftoverText } from '../client/handover/leftovers'
import { readLocalRecords, runsOfNewerVersion } from '../client/handover/local-records'
import type { LocalRecord } from '../client/handover/local-records'
import type { Reach } from '../client/handover/reach'
import { runsOnNodes } from '../client/handover/runs-on-nodes'
import { AppError } from '../errors'
import { findNetwork, findProject } from '../project/network-folder'
import type { NetworkFolder } from '../project/network-folder'
import { findNetworks } from '../workspace/find-networks'

/**
 * `reference`: a run's id, a network's name or folder; null: the only run there is. `name` is what the nodes are told
 * who asks.
 */
export async function findRecord(reference: string | null, reach: Reach, name: string): Promise<LocalRecord> {
  const known = only(readLocalRecords().filter((record) => fits(record, reference)))
  if (known !== null) return known
  const networks = networksAround(reference)
  if (networks.length === 0) throw unknown(reference, 'on this computer')
  const found: LocalRecord[] = []
  for (const network of networks) {
    const { records, leftovers, failures } = await askNodes(network, reach, name, networks.length > 1)
    for (const [node, failure] of failures)
      process.stderr.write(`warning: node ${node}: ${failure.message}\n`)
    for (const left of leftovers) process.stderr.write(`-- ${leftoverText(left)}\n`)
    found.push(...records)
  }
  const asNamed = found.filter((record) => fits(record, reference) || networks.length === 1)
  const record = only(asNamed)
  if (record === null) throw unknown(reference, `on this computer, nor on the nodes of ${namesOf(networks)}`)
  return record
}

/** Of several networks, those with mistakes are passed over: they are not what the command is about. */
async function askNodes(
  network: NetworkFolder,
  reach: Reach,
  name: string,
  isOneOfMany: boolean,
): ReturnType<typeof runsOnNodes> {
  try {
    return await runsOnNodes(network, reach, clientInfo(name))
  } catch (error) {
    if (isOneOfMany && error instanceof AppError) return { records: [], leftovers: [], failures: new Map() }
    throw error
  }
}

function fits({ run, network, folder }: LocalRecord, reference: string | null): boolean {
  return reference === null || [run, network, folder].includes(reference) || run.startsWith(`${reference}-`)
}

/** The network that is meant; where none is named, or a run's id is given, all of the project. */
function networksAround(reference: string | null): NetworkFolder[] {
  const here = process.cwd()
  const named = reference === null ? null : networkOrNull(reference)
  if (named !== null) return [named]
  const project = findProject(here)
  if (project === undefined || (reference !== null && !/^[0-9a-f]{8}/.test(reference))) return []
  return findNetworks(project).flatMap(({ folder }) => networkOrNull(folder, project) ?? [])
}

function networkOrNull(reference: string, directory = process.cwd()): NetworkFolder | null {
  try {
    return findNetwork(reference, directory)
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}

function only(records: LocalRecord[]): LocalRecord | null {
  const [first, ...others] = records
  if (first === undefined || others.length === 0) return first ?? null
  const list = records.map(({ run, network }) => `${network} (${run})`).join(', ')
  throw new AppError('usage', `Several runs are there: ${list}`, 'Name one of them by its id.')
}

function unknown(reference: string | null, where: string): AppError {
  const what = reference === null ? `No run is known ${where}` : `No run of ${reference} is known ${where}`
  const newer = runsOfNewerVersion()
  const hint =
    newer.length > 0
      ? `A newer version of Fission has begun ${newer.join(', ')}; ask that version about it.`
      : 'Start one with: fission run NETWORK'
  return new AppError('not-found', what, hint)
}

function namesOf(networks: readonly NetworkFolder[]): string {
  return networks.map(({ name }) => name).join(', ')
}
