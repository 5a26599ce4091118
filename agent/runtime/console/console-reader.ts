/** One client's place in a job's console: new lines come in batches, and what was missed is counted. */
import type { OutputLine } from '../../protocol/common'
import { CONSOLE_BATCH_CHARACTERS, CONSOLE_FLUSH_MS, CONSOLE_RETRY_MS } from '../limits'

/**
 * Takes a batch, before which `skipped` lines are gone. `busy`: it shall come again later, with what is kept then.
 * `isLast`: there may be no later.
 */
export type ConsoleListener = (lines: OutputLine[], skipped: number, isLast: boolean) => 'taken' | 'busy'

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

  /** Sends all that is waiting now. */
  flush(): void {
    this.send(Infinity)
  }

  close(): void {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
    this.onClose()
  }

  private send(characters: number): void {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
    this.lastFlush = performance.now()
    if (this.sent === this.console.counter) return
    const { lines, skipped } = this.console.since(this.sent + 1)
    const batch = lines.slice(0, countWithin(lines, characters))
    if (this.listener(batch, skipped, characters === Infinity) === 'busy')
      return this.schedule(CONSOLE_RETRY_MS)
    this.sent += skipped + batch.length
    if (this.sent < this.console.counter) this.schedule(0)
  }

  private schedule(pauseMs: number): void {
    if (this.timer !== null) return
    const wait = Math.max(0, this.lastFlush + pauseMs - performance.now())
    this.timer = setTimeout(() => this.send(CONSOLE_BATCH_CHARACTERS), wait)
  }
}

/** How many of the lines have so many characters together; at least one. */
function countWithin(lines: readonly OutputLine[], characters: number): number {
  let left = characters
  for (const [index, { text }] of lines.entries()) {
    left -= text.length
    if (left < 0) return Math.max(1, index)
  }
  return lines.length
}
