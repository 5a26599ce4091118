/** Takes the files of a tar stream in, below one folder and nowhere else. */
import { createWriteStream } from 'node:fs'
import { mkdir, utimes } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { extract } from 'tar-stream'
import { AppError, fileError } from '../errors'

/** What was taken in. */
export interface Received {
  files: number
  bytes: number
}

/**
 * Writes the stream's files below an existing folder. Pipes, devices and links, which jobs may have made, are left out.
 *
 * @param onBytes hears of file contents as they come
 */
export async function receiveFiles(
  tar: Readable,
  folder: string,
  onBytes: (bytes: number) => void,
): Promise<Received> {
  const received = { files: 0, bytes: 0 }
  const archive = extract()
  const reading = pipeline(tar, archive)
  // Whichever of both fails, the loop below tells.
  reading.catch(() => undefined)
  for await (const entry of archive) {
    const { name, type, mode, mtime } = entry.header
    if (type !== 'file') {
      entry.resume()
      continue
    }
    const file = within(folder, name)
    try {
      await mkdir(path.dirname(file), { recursive: true })
      await pipeline(
        counted(entry as AsyncIterable<Buffer>, onBytes, received),
        createWriteStream(file, { mode: mode & 0o755 }),
      )
      await utimes(file, mtime, mtime)
    } catch (error) {
      throw fileError(`Writing ${file}`, error)
    }
    received.files++
  }
  await reading
  return received
}

/** A node is not trusted with this computer's files: a name that leads out of the folder is refused. */
function within(folder: string, name: string): string {
  const file = path.resolve(folder, name)
  if (file.startsWith(folder + path.sep)) return file
  throw new AppError('no-permission', `${name} would be written outside of ${folder}`, 'Look at the node.')
}

async function* counted(
  chunks: AsyncIterable<Buffer>,
  onBytes: (bytes: number) => void,
  received: Received,
): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    received.bytes += chunk.length
    onBytes(chunk.length)
    yield chunk
  }
}
