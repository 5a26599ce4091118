/** The log of a run as a node writes it: one line an event, above a level. */
import { appendFile, mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'

const levels = ['DEBUG', 'INFO', 'WARNING', 'ERROR', 'CRITICAL'] as const
export type Level = (typeof levels)[number]

/** Writes a line; never throws and never waits. */
export type Log = (level: Level, text: string) => void

/** Log lines wait for the disk up to this; then they are dropped and counted. */
const MAX_WAITING_LINES = 10_000

/** A disk that has refused is tried again after this time. */
const RETRY_MS = 5000

/**
 * A log that appends to a file in batches. What the disk refuses is told to `onFailure`, once until it takes lines again;
 * what came meanwhile waits.
 */
export function fileLog(
  file: string,
  lowest: string,
  onFailure: (error: Error) => void,
  retryMs = RETRY_MS,
): Log {
  const threshold = Math.max(0, levels.indexOf(lowest as Level))
  let waiting: string[] = []
  let dropped = 0
  let writing = false
  let failed = false

  async function write(): Promise<void> {
    writing = true
    let batch: string[] = []
    try {
      await mkdir(dirname(file), { recursive: true })
      while (waiting.length > 0) {
        batch = waiting
        waiting = []
        const lost = dropped
        const last =
          lost === 0 ? [] : [`${new Date().toISOString()} WARNING ${lost} lines of this log were dropped`]
        // The line before may have been cut off where the disk was full.
        await appendFile(file, `${failed ? '\n' : ''}${[...batch, ...last].join('\n')}\n`)
        dropped -= lost
        failed = false
      }
      writing = false
    } catch (error) {
      waiting = [...batch, ...waiting]
      dropped += waiting.splice(MAX_WAITING_LINES).length
      if (!failed) onFailure(error as Error)
      failed = true
      // The log alone keeps no process alive.
      setTimeout(() => void write(), retryMs).unref()
    }
  }

  return (level, text) => {
    if (levels.indexOf(level) < threshold) return
    if (waiting.length >= MAX_WAITING_LINES) dropped++
    else waiting.push(`${new Date().toISOString()} ${level} ${text}`)
    if (!writing) void write()
  }
}
