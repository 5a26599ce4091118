/** The console of one job: the last lines for replay, and readers that get the new ones. */
import type { OutputLine } from '../../protocol/common'
import { CONSOLE_BYTES, CONSOLE_LINES } from '../limits'
import { ConsoleReader, type ConsoleListener } from './console-reader'

export class ConsoleBuffer {
  private lines: OutputLine[] = []
  /** Index in `lines` of the oldest kept line; the array is cut only now and then. */
  private oldest = 0
  private bytes = 0
  private readonly readers = new Set<ConsoleReader>()
  /** Lines that were ever written. */
  counter = 0

  /** Lines from the counter on go to `listener`, those already there too, until the reader is closed. */
  read(from: number, listener: ConsoleListener): ConsoleReader {
    const reader = new ConsoleReader(this, from, listener, () => this.readers.delete(reader))
    this.readers.add(reader)
    return reader
  }

  add(stream: OutputLine['stream'], text: string): void {
    this.lines.push({ counter: ++this.counter, stream, time: Date.now(), text })
    this.bytes += text.length
    while (this.lines.length - this.oldest > CONSOLE_LINES || this.bytes > CONSOLE_BYTES) this.forgetOldest()
    for (const reader of this.readers) reader.onLine()
  }

  /** Lines from a counter on that are still kept, and how many before them are gone. */
  since(counter: number): { lines: OutputLine[]; skipped: number } {
    // Counters are without gaps.
    const first = this.lines[this.oldest]?.counter ?? this.counter + 1
    const begin = this.oldest + Math.max(0, counter - first)
    return { lines: this.lines.slice(begin), skipped: Math.max(0, first - counter) }
  }

  /** Sends what is waiting now. */
  flush(): void {
    for (const reader of this.readers) reader.flush()
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
