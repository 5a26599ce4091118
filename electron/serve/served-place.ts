/**
 * Where the window is served: at the same address as last time, as a browser keeps a page's files, read and compiled, by
 * their addresses. The folder is known to this user alone: what another program leaves in the browser under the port,
 * while we do not hold it, never gets into our page.
 */
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import * as z from 'zod'
import { configFolder } from '../settings/config-folder'
import { readJson, writeJson } from '../settings/json-file'

const ServedPlace = z.object({
  /** On 127.0.0.1; 0 is any free one. */
  port: z.int().min(0).max(65_535),
  /** The first part of every page's path. */
  folder: z.string().regex(/^[\w-]{24,64}$/),
})
export type ServedPlace = Readonly<z.infer<typeof ServedPlace>>

function fileIn(folder: string): string {
  return path.join(folder, 'served.json')
}

/** The place of last time; a new one where there is none that can be read. */
export function recallPlace(folder = configFolder()): ServedPlace {
  const stored = ServedPlace.safeParse(readJson(fileIn(folder)))
  return stored.data ?? { port: 0, folder: randomBytes(24).toString('base64url') }
}

/** Throws an AppError when it cannot be kept. */
export function rememberPlace(place: ServedPlace, folder = configFolder()): void {
  writeJson(fileIn(folder), place)
}
