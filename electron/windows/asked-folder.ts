/** The folder that the system was asked to open with the app. */
import { statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The folder that a start names, as a path or as an address; the one around it where it is a file. Null: it names none.
 *
 * @param args what follows the program (and, unless packed, the app's own folder) on the command line
 * @param workingFolder where it was started
 */
export function askedFolder(args: readonly string[], workingFolder: string): string | null {
  // Electron puts options of its own before and behind.
  const [named] = args.filter((arg) => arg !== '' && !arg.startsWith('-'))
  if (named === undefined) return null
  const place = path.resolve(workingFolder, named.startsWith('file:') ? fileURLToPath(named) : named)
  const found = statSync(place, { throwIfNoEntry: false })
  if (!found) return null
  return found.isDirectory() ? place : path.dirname(place)
}
