/** One client's place in a job's console: new lines come in batches, and what was missed is counted. */
import type { OutputLine } from '../../protocol/common'
import { CONSOLE_FLUSH_MS, CONSOLE_RETRY_MS } from '../limits'

/** Takes a batch, before which `skipped` lines are gone. `busy`: it shall come again later, with what is kept then. */
export type ConsoleListener = (lines: OutputLine[], skipped: number) => 'taken' | 'busy'

/** What is read. */
interface ConsoleLines {
  readonly counter: number
  since(counter: number): { lines: OutputLine[]; skipped: number }
}

export class ConsoleReader {
  /** Counter of the last line that was sent. */
  sent: number
  private timer: NodeJS.Timeout | null = null
  private lastFlush = 0

  constructor(
    private readonly console: ConsoleLines,
    from: number,
    private readonly listener: ConsoleListener,
    private readonly onClose: () => void,
  ) {
    this.sent = Math.min(from - 1, console.counter)
    if (this.sent < console.counter) this.schedule(0)
  }

  /** The console has a new line. */
  onLine(): void {
    this.schedule(CONSOLE_FLUSH_MS)
  }

  /** Sends what is waiting now. */
  flush(): void {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
    this.lastFlush = performance.now()
    if (this.sent === this.console.counter) return
    const { lines, skipped } = this.console.since(this.sent + 1)
    if (this.listener(lines, skipped) === 'busy') this.schedule(CONSOLE_RETRY_MS)
    else this.sent = this.console.counter
  }

  close(): void {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
    this.onClose()
  }

  private schedule(pauseMs: number): void {
    if (this.timer !== null) return
    const wait = Math.max(0, this.lastFlush + pauseMs - performance.now())
    this.timer = setTimeout(() => this.flush(), wait)
  }
}
