/** What the last provisioning came to, beside the inventory: so that those that failed can be tried again. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import * as z from 'zod'
import { NodeOutcome } from '../contract/provisioning'
import { AppError, fileError } from '../errors'
import type { InventoryNode } from './inventory'

/** Raised when this one could not be read by earlier versions. */
const VERSION = 1

/** The first files had no version. */
const Versioned = z.object({ version: z.int().default(VERSION) })

const LastRun = z.object({
  version: z.literal(VERSION).default(VERSION),
  nodes: z.array(
    z.object({
      name: z.string(),
      address: z.string().nullable(),
      user: z.string().nullable(),
      dataAddress: z.string().nullable(),
      outcome: NodeOutcome,
    }),
  ),
})
export type LastRun = z.input<typeof LastRun>

/** Null: there was none, or its file is not ours. Throws an AppError where a newer version has written it. */
export function readLastRun(inventory: string): LastRun | null {
  const file = placeOf(inventory)
  const stored = existsSync(file) ? parse(file) : null
  if ((Versioned.safeParse(stored).data?.version ?? VERSION) > VERSION) throw newerError(file)
  return LastRun.safeParse(stored).data ?? null
}

function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw fileError(`Reading ${file}`, error)
  }
}

function newerError(file: string): AppError {
  return new AppError(
    'version-mismatch',
    `A newer version of Fission wrote what the last provisioning came to (${file})`,
    'Install the newest version, or move the file away.',
  )
}

/** Keeps what is needed to go on with the nodes that failed; no secrets. What a newer version wrote stays, as an AppError says. */
export function writeLastRun(inventory: string, run: LastRun): void {
  readLastRun(inventory)
  const file = placeOf(inventory)
  try {
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, `${JSON.stringify({ version: VERSION, ...run }, null, 2)}\n`)
  } catch (error) {
    throw fileError(`Writing ${file}`, error)
  }
}

/** The nodes on which the last run did not come to its end. */
export function unfinishedNodes(run: LastRun | null): InventoryNode[] {
  const unfinished = (run?.nodes ?? []).filter(({ outcome }) => outcome.status !== 'done')
  return unfinished.map(({ name, address, user, dataAddress }) => ({ name, address, user, dataAddress }))
}

function placeOf(inventory: string): string {
  return path.join(path.dirname(inventory), 'last-run.json')
}
