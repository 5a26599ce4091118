/** The console of one job: the last lines for replay, and batches of new ones for whoever listens. */
import type { OutputLine } from '../../protocol/common'
import { CONSOLE_BYTES, CONSOLE_FLUSH_MS, CONSOLE_LINES, CONSOLE_RETRY_MS } from '../limits'

/**
 * Takes a batch. `busy`: it shall come again later, with what is still kept then. `gone`: there is nobody to take it, and
 * the lines count as skipped.
 */
export type ConsoleListener = (lines: OutputLine[], skipped: number) => 'taken' | 'busy' | 'gone'

export class ConsoleBuffer {
  private lines: OutputLine[] = []
  /** Index in `lines` of the oldest kept line; the array is cut only now and then. */
  private oldest = 0
  private bytes = 0
  private counter = 0
  private sent = 0
  private skipped = 0
  private timer: NodeJS.Timeout | null = null
  private lastFlush = 0
  private listener: ConsoleListener | null = null

  /** New lines go to `listener` from now on; those already there can be read with `since`. */
  listen(listener: ConsoleListener | null): void {
    this.listener = listener
    this.sent = this.counter
    this.skipped = 0
  }

  add(stream: OutputLine['stream'], text: string): void {
    this.lines.push({ counter: ++this.counter, stream, time: Date.now(), text })
    this.bytes += text.length
    while (this.lines.length - this.oldest > CONSOLE_LINES || this.bytes > CONSOLE_BYTES) this.forgetOldest()
    if (this.listener !== null) this.schedule(CONSOLE_FLUSH_MS)
  }

  /** Lines from a counter on that are still kept, and how many before them are gone. */
  since(counter: number): { lines: OutputLine[]; skipped: number } {
    const kept = this.lines.slice(this.oldest)
    const first = kept[0]?.counter ?? this.counter + 1
    return { lines: kept.filter((line) => line.counter >= counter), skipped: Math.max(0, first - counter) }
  }

  /** Sends what is waiting now. */
  flush(): void {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
    this.lastFlush = performance.now()
    if (this.listener === null || this.sent === this.counter) return
    const { lines, skipped } = this.since(this.sent + 1)
    const result = this.listener(lines, this.skipped + skipped)
    if (result === 'busy') return this.schedule(CONSOLE_RETRY_MS)
    this.sent = this.counter
    this.skipped = result === 'taken' ? 0 : this.skipped + skipped + lines.length
  }

  private schedule(pauseMs: number): void {
    if (this.timer !== null) return
    const wait = Math.max(0, this.lastFlush + pauseMs - performance.now())
    this.timer = setTimeout(() => this.flush(), wait)
  }

  private forgetOldest(): void {
    this.bytes -= this.lines[this.oldest]!.text.length
    this.oldest++
    // Never more forgotten lines than kept ones: a forgotten line takes memory too.
    if (this.oldest >= 64 && this.oldest * 2 > this.lines.length) {
      this.lines = this.lines.slice(this.oldest)
      this.oldest = 0
    }
  }
}
