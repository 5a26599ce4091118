/** A part as one tar stream: many small files cost no more than their bytes. */
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { pack } from 'tar-stream'
import type { Pack } from 'tar-stream'
import type { PartEntry } from './file-list'

/** Bytes of a part's files. */
export function bytesOf(entries: readonly PartEntry[]): number {
  return entries.reduce((sum, entry) => sum + (entry.type === 'file' ? entry.bytes : 0), 0)
}

/** The stream; `onBytes` hears of file contents as they go out. Destroyed with an error when a file cannot be read. */
export function packEntries(entries: readonly PartEntry[], onBytes: (bytes: number) => void): Readable {
  const archive = pack()
  fill(archive, entries, onBytes).catch((error: unknown) => {
    archive.destroy(error instanceof Error ? error : new Error(String(error)))
  })
  // tar-stream's streams are not Node's own, which SSH channels expect.
  return Readable.from(archive, { objectMode: false })
}

async function fill(
  archive: Pack,
  entries: readonly PartEntry[],
  onBytes: (bytes: number) => void,
): Promise<void> {
  for (const entry of entries) {
    if (entry.type === 'link') {
      archive.entry({ name: entry.name, type: 'symlink', linkname: entry.target })
      continue
    }
    const header = { name: entry.name, size: entry.bytes, mode: entry.executable ? 0o755 : 0o644 }
    await pipeline(createReadStream(entry.file), counted(onBytes), archive.entry(header))
  }
  archive.finalize()
}

function counted(onBytes: (bytes: number) => void) {
  return async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      onBytes(chunk.length)
      yield chunk
    }
  }
}
