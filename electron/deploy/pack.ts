/** A part as one tar stream: many small files cost no more than their bytes. */
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { pack } from 'tar-stream'
import type { Header, Pack } from 'tar-stream'
import type { PartEntry } from './file-list'

/** Smaller files are read at once. */
const SMALL_BYTES = 256 * 1024

/** Small files that are read before their turn: one after the other, each would wait for whatever else this process does. */
const READ_AHEAD = 16

/** What goes out at once. */
const PACKET_BYTES = 64 * 1024

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
  return Readable.from(gathered(archive as AsyncIterable<Buffer>), { objectMode: false })
}

async function fill(
  archive: Pack,
  entries: readonly PartEntry[],
  onBytes: (bytes: number) => void,
): Promise<void> {
  const small = new ReadAhead(entries)
  for (const [index, entry] of entries.entries()) {
    if (entry.type === 'link') {
      archive.entry({ name: entry.name, type: 'symlink', linkname: entry.target })
      continue
    }
    const header = { name: entry.name, size: entry.bytes, mode: entry.executable ? 0o755 : 0o644 }
    const content = await small.take(index)
    if (content !== null) {
      await addSmall(archive, header, content)
      onBytes(entry.bytes)
      continue
    }
    await pipeline(createReadStream(entry.file), counted(onBytes), archive.entry(header))
  }
  archive.finalize()
}

/** Contents of the small files among the entries, which are taken in their order. */
class ReadAhead {
  private next = 0
  private readonly reading = new Map<number, Promise<Buffer>>()

  constructor(private readonly entries: readonly PartEntry[]) {}

  /** Null for what is not small. */
  async take(index: number): Promise<Buffer | null> {
    for (; this.next <= index + READ_AHEAD; this.next++) this.begin(this.next, this.entries[this.next])
    const content = this.reading.get(index)
    this.reading.delete(index)
    return content ?? null
  }

  private begin(index: number, entry: PartEntry | undefined): void {
    if (entry?.type !== 'file' || entry.bytes > SMALL_BYTES) return
    const content = readFile(entry.file)
    // A failure is told when it is its turn.
    content.catch(() => undefined)
    this.reading.set(index, content)
  }
}

/** Small pieces together: each one that is sent costs a packet. */
async function* gathered(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = []
  let bytes = 0
  for await (const chunk of chunks) {
    waiting.push(chunk)
    bytes += chunk.length
    if (bytes < PACKET_BYTES) continue
    yield Buffer.concat(waiting)
    waiting = []
    bytes = 0
  }
  yield Buffer.concat(waiting)
}

/** Resolves when the archive wants more. */
function addSmall(archive: Pack, header: Partial<Header> & { name: string }, content: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    archive.entry(header, content, (error) => (error ? reject(error) : resolve()))
  })
}

function counted(onBytes: (bytes: number) => void) {
  return async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      onBytes(chunk.length)
      yield chunk
    }
  }
}
