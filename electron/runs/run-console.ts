/** What the jobs of one run print: kept within bounds, and followed by windows at the pace of each. */
import type { JobId } from '../../agent/core/network/description'
import type { NodeId } from '../../agent/core/supervisor/types'
import type { OutputLine } from '../../agent/protocol/common'
import type { OutputBatch } from '../contract/run'
import type { Sink } from '../host/handlers'
import { ConsoleRing, LINES_KEPT } from './console-ring'
import type { KeptLine } from './console-ring'

/** All jobs of a run together keep this much, and no job less or more than its share. */
const BYTES_KEPT = 48 * 1024 * 1024
const BYTES_PER_JOB = { least: 256 * 1024, most: 4 * 1024 * 1024 }

/** Lines sent at once; a window that has not taken them gets no more. */
const BATCH_LINES = 1000

/**
 * Between two batches, so that lines come together, and a flood of them leaves a window time for its user; only what is
 * there when a window begins to follow comes at once.
 */
const GATHER_MS = 50

export class RunConsole {
  private readonly rings = new Map<JobId, { ring: ConsoleRing; count: number }>()
  private count = 0
  private isEnded = false
  private readonly waiting = new Set<() => void>()
  private bytesPerJob = BYTES_PER_JOB.most

  /** Shares the memory among the jobs. */
  setJobs(count: number): void {
    const share = BYTES_KEPT / Math.max(1, count)
    this.bytesPerJob = Math.min(BYTES_PER_JOB.most, Math.max(BYTES_PER_JOB.least, share))
  }

  add(job: JobId, node: NodeId, lines: OutputLine[], skipped: number): void {
    const entry = this.rings.get(job) ?? { ring: new ConsoleRing(this.bytesPerJob), count: 0 }
    this.rings.set(job, entry)
    entry.count += skipped
    this.count += skipped
    for (const line of lines) {
      entry.ring.add({ ofJob: ++entry.count, ofRun: ++this.count, line: { ...line, job, node } })
    }
    this.wake()
  }

  /** No more lines will come: whoever follows gets what is left. */
  end(): void {
    this.isEnded = true
    this.wake()
  }

  /** Sends lines to a window until it closes the stream or the run has ended. */
  async follow(job: JobId | null, after: number, sink: Sink<OutputBatch>): Promise<void> {
    let cursor = after
    let sent = 0
    sink.onClose(() => this.wake())
    while (sink.isOpen) {
      const pending = this.pending(job, cursor)
      if (pending.length > 0) {
        const batch = batchOf(pending, cursor, job === null ? 'ofRun' : 'ofJob')
        cursor = batch.cursor
        await sink.send(batch)
        sent += batch.lines.length
        if (pending.length <= BATCH_LINES || sent >= LINES_KEPT) await this.pause(sink)
      } else if (this.isEnded) return
      else await this.change()
    }
  }

  private pending(job: JobId | null, cursor: number): KeptLine[] {
    if (job !== null) return this.rings.get(job)?.ring.after(cursor, 'ofJob', LINES_KEPT) ?? []
    const all = [...this.rings.values()].flatMap(({ ring }) => ring.after(cursor, 'ofRun', LINES_KEPT))
    return all.sort((a, b) => a.ofRun - b.ofRun).slice(-LINES_KEPT)
  }

  private change(): Promise<void> {
    return new Promise((resolve) => this.waiting.add(resolve))
  }

  /** Gathers lines; ends early when the window leaves. */
  private pause(sink: Sink<OutputBatch>): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, GATHER_MS)
      sink.onClose(() => {
        clearTimeout(timer)
        resolve()
      })
    })
  }

  private wake(): void {
    const waiting = [...this.waiting]
    this.waiting.clear()
    for (const resolve of waiting) resolve()
  }
}

/** The oldest of the pending lines, and how many before them are gone. */
function batchOf(pending: KeptLine[], cursor: number, by: 'ofJob' | 'ofRun'): OutputBatch {
  const lines = pending.slice(0, BATCH_LINES)
  const gap = pending[0]![by] - cursor - 1
  // Lines of other jobs lie between those of one ring; only what nobody keeps any more is skipped.
  const inside = lines.at(-1)![by] - pending[0]![by] + 1 - lines.length
  return {
    skipped: gap + Math.max(0, inside),
    lines: lines.map(({ line }) => line),
    cursor: lines.at(-1)![by],
  }
}
