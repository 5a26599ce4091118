/** The last lines of one job, bounded in number and size. */
import type { ConsoleLine } from '../contract/run'

/** Lines kept of a job. */
export const LINES_KEPT = 5000

/** A line with its places: among the job's lines and among all lines of the run; skipped ones count. */
export interface KeptLine {
  ofJob: number
  ofRun: number
  line: ConsoleLine
}

export class ConsoleRing {
  private lines: KeptLine[] = []
  /** Index of the oldest kept line; the array is cut only now and then. */
  private oldest = 0
  private bytes = 0

  constructor(private readonly bytesKept: number) {}

  add(kept: KeptLine): void {
    this.lines.push(kept)
    this.bytes += kept.line.text.length
    while (this.lines.length - this.oldest > LINES_KEPT || this.bytes > this.bytesKept) {
      this.bytes -= this.lines[this.oldest++]!.line.text.length
    }
    if (this.oldest > LINES_KEPT) {
      this.lines = this.lines.slice(this.oldest)
      this.oldest = 0
    }
  }

  /** The kept lines behind a place, at most the newest `most` of them. */
  after(place: number, by: 'ofJob' | 'ofRun', most: number): KeptLine[] {
    let low = this.oldest
    let high = this.lines.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.lines[middle]![by] > place) high = middle
      else low = middle + 1
    }
    return this.lines.slice(Math.max(low, this.lines.length - most))
  }
}
