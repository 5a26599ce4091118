/** The log of a run as a node writes it: one line an event, above a level. */
import { appendFile, mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'

const levels = ['DEBUG', 'INFO', 'WARNING', 'ERROR', 'CRITICAL'] as const
export type Level = (typeof levels)[number]

/** Writes a line; never throws and never waits. */
export type Log = (level: Level, text: string) => void

/** Log lines wait for the disk up to this; then they are dropped and counted. */
const MAX_WAITING_LINES = 10_000

/** A log that appends to a file in batches; what the disk refuses is told once to `onFailure`. */
export function fileLog(file: string, lowest: string, onFailure: (error: Error) => void): Log {
  const threshold = Math.max(0, levels.indexOf(lowest as Level))
  let waiting: string[] = []
  let dropped = 0
  let writing = false
  let failed = false

  async function write(): Promise<void> {
    writing = true
    try {
      await mkdir(dirname(file), { recursive: true })
      while (waiting.length > 0) {
        const batch = waiting
        waiting = []
        if (dropped > 0)
          batch.push(`${new Date().toISOString()} WARNING ${dropped} lines of this log were dropped`)
        dropped = 0
        await appendFile(file, batch.join('\n') + '\n')
      }
    } catch (error) {
      failed = true
      onFailure(error as Error)
    }
    writing = false
  }

  return (level, text) => {
    if (failed || levels.indexOf(level) < threshold) return
    if (waiting.length >= MAX_WAITING_LINES) dropped++
    else waiting.push(`${new Date().toISOString()} ${level} ${text}`)
    if (!writing) void write()
  }
}
