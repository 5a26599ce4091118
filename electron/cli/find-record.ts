/** Which run a command is about: one that this computer knows, or one that the nodes of the project around know. */
import { readLocalRecords, runsOfNewerVersion } from '../client/handover/local-records'
import type { LocalRecord } from '../client/handover/local-records'
import type { Reach } from '../client/handover/reach'
import { AppError } from '../errors'

/**
 * `reference`: a run's id, a network's name or folder; null: the only run there is. `name` is what the nodes are told
 * who asks.
 */
export async function findRecord(reference: string | null, reach: Reach, name: string): Promise<LocalRecord> {
  const known = only(readLocalRecords().filter((record) => fits(record, reference)))
  if (known !== null) return known
  // Seldom needed, and large.
  const { networksAround, recordsOnNodes } = await import('./records-on-nodes')
  const networks = networksAround(reference)
  if (networks.length === 0) throw unknown(reference, 'on this computer')
  const found = await recordsOnNodes(networks, reach, name)
  const asNamed = found.filter((record) => fits(record, reference) || networks.length === 1)
  const record = only(asNamed)
  const names = networks.map((network) => network.name).join(', ')
  if (record === null) throw unknown(reference, `on this computer, nor on the nodes of ${names}`)
  return record
}

function fits({ run, network, folder }: LocalRecord, reference: string | null): boolean {
  return reference === null || [run, network, folder].includes(reference) || run.startsWith(`${reference}-`)
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
