/** Which runs were begun or taken up on this computer, and how they are reached; without their keys. */
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'
import * as z from 'zod'
import { RunId } from '../../../agent/protocol/common'
import { readOnce } from '../../../agent/protocol/parser-choice'
import { fileError } from '../../errors'
import { NodeRecord } from './run-record'
import type { RunRecord } from './run-record'

/** Another version's records are passed over; the first had none. */
const VERSION = 1

const LocalRecord = z.object({
  version: z.literal(VERSION).default(VERSION),
  run: RunId,
  network: z.string(),
  /** Folder of the network. */
  folder: z.string(),
  startedAt: z.number(),
  nodes: z.array(NodeRecord),
  /** Where the client that holds the run answers other terminals; null: nowhere. */
  channel: z.string().nullable(),
})
export type LocalRecord = z.input<typeof LocalRecord>

/** Writes the run down for this user; gives the function that forgets it. */
export function keepLocalRecord(record: RunRecord, channel: string | null): () => void {
  const { run, network, folder, startedAt, nodes } = record
  const local: LocalRecord = {
    version: VERSION,
    run,
    network: network.name,
    folder: folder.path,
    startedAt,
    nodes,
    channel,
  }
  const file = path.join(recordFolder(), `${run}.json`)
  try {
    mkdirSync(recordFolder(), { recursive: true, mode: 0o700 })
    chmodSync(recordFolder(), 0o700)
    writeFileSync(file, JSON.stringify(local), { mode: 0o600 })
  } catch (error) {
    throw fileError(`Writing ${file}`, error)
  }
  return () => rmSync(file, { force: true })
}

/** Forgets a run that is over. */
export function forgetLocalRecord(run: string): void {
  rmSync(path.join(recordFolder(), `${run}.json`), { force: true })
}

/** Runs whose records a newer version has written, by their ids; this one cannot tell what they are. */
export function runsOfNewerVersion(): string[] {
  const Newer = z.object({ version: z.int().gt(VERSION) })
  const names = fileNames().filter(
    (name) => Newer.safeParse(readJson(path.join(recordFolder(), name)), readOnce).success,
  )
  return names.map((name) => path.basename(name, '.json'))
}

/** All that are written down, the latest first; what another version wrote is passed over. */
export function readLocalRecords(): LocalRecord[] {
  const records = fileNames().flatMap((name) => {
    const parsed = LocalRecord.safeParse(readJson(path.join(recordFolder(), name)), readOnce)
    return parsed.success ? [parsed.data] : []
  })
  return records.sort((a, b) => b.startedAt - a.startedAt)
}

/** FISSION_STATE_DIR, or where this system keeps what programs remember of a user. */
function recordFolder(): string {
  const { FISSION_STATE_DIR: own, XDG_STATE_HOME: xdg, LOCALAPPDATA: windows } = process.env
  if (own) return path.join(own, 'runs')
  if (process.platform === 'win32') return path.join(windows ?? homedir(), 'Fission', 'runs')
  if (process.platform === 'darwin') {
    return path.join(homedir(), 'Library', 'Application Support', 'Fission', 'runs')
  }
  return path.join(xdg ?? path.join(homedir(), '.local', 'state'), 'fission', 'runs')
}

function fileNames(): string[] {
  try {
    return readdirSync(recordFolder()).filter((name) => name.endsWith('.json'))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw fileError(`Reading ${recordFolder()}`, error)
  }
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    // It is being written, or was cut short: there is nothing to learn from it.
    return null
  }
}
