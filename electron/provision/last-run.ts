/** What the last provisioning came to, beside the inventory: so that those that failed can be tried again. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import * as z from 'zod'
import { NodeOutcome } from '../contract/provisioning'
import { fileError } from '../errors'
import type { InventoryNode } from './inventory'

/** What another version wrote is nothing to go on with. */
const VERSION = 1

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

/** Null: there was none, or its file is not ours. */
export function readLastRun(inventory: string): LastRun | null {
  const file = placeOf(inventory)
  if (!existsSync(file)) return null
  try {
    return LastRun.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data ?? null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw fileError(`Reading ${file}`, error)
  }
}

/** Keeps what is needed to go on with the nodes that failed; no secrets. */
export function writeLastRun(inventory: string, run: LastRun): void {
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
