/** The files of a folder, and what they contain, as one hash. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, readdir, stat } from 'node:fs/promises'
import path from 'node:path'

/** One file or symbolic link of a part, named from the part's folder with forward slashes. */
export type PartEntry =
  | { type: 'file'; name: string; file: string; bytes: number; executable: boolean }
  | { type: 'link'; name: string; target: string }

/** Every file below a folder, in the order of their names; links are followed. */
export async function listFiles(folder: string, prefix = ''): Promise<PartEntry[]> {
  const names = (await readdir(folder)).sort()
  const lists = await Promise.all(
    names.map(async (name): Promise<PartEntry[]> => {
      const file = path.join(folder, name)
      const found = await stat(file)
      if (found.isDirectory()) return listFiles(file, `${prefix}${name}/`)
      if (!found.isFile()) return []
      const executable = (found.mode & 0o100) !== 0
      return [{ type: 'file', name: prefix + name, file, bytes: found.size, executable }]
    }),
  )
  return lists.flat()
}

/** What is read of a file at once. */
const PIECE_BYTES = 1024 * 1024

/** Files that are read at the same time. */
const AT_ONCE = 16

/** Follows the reading of files. */
export interface ReadWatch {
  /** Hears of each piece that was read. */
  onBytes?: (bytes: number) => void
  /** Ends the reading, which is rejected then. */
  signal?: AbortSignal
}

/** SHA-256 over names, modes and contents, hexadecimal: equal means that nothing need be sent. */
export async function hashEntries(entries: readonly PartEntry[], watch: ReadWatch = {}): Promise<string> {
  const contents: string[] = []
  const queue = entries.keys()
  const worker = async (): Promise<void> => {
    for (const index of queue) {
      const entry = entries[index]
      if (entry?.type === 'file') contents[index] = await hashFile(entry, watch)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  const hash = createHash('sha256')
  entries.forEach((entry, index) => {
    hash.update(`${entry.type}\0${entry.name}\0`)
    hash.update(entry.type === 'link' ? `${entry.target}\0` : `${entry.executable}\0${contents[index]}\0`)
  })
  return hash.digest('hex')
}

async function hashFile(
  { file, bytes }: { file: string; bytes: number },
  { onBytes, signal }: ReadWatch,
): Promise<string> {
  const hash = createHash('sha256')
  const add = (piece: Buffer): void => {
    hash.update(piece)
    onBytes?.(piece.length)
  }
  if (bytes <= PIECE_BYTES) add(await readFile(file, { signal }))
  else
    for await (const piece of createReadStream(file, { highWaterMark: PIECE_BYTES, signal }))
      add(piece as Buffer)
  return hash.digest('hex')
}
