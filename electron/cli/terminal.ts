/** Where the command line writes: colours only for people, and no more memory than a slow reader deserves. */
import type { Writable } from 'node:stream'

/** Output that a reader has not taken yet; more than this is dropped and counted. */
const BACKLOG_BYTES = 4 * 1024 * 1024

/** What of a stream is needed here. */
export type Output = Writable & { isTTY?: boolean }

/** Styles of text on a terminal. */
const styles = { dim: 2, red: 31, green: 32, yellow: 33, blue: 34, magenta: 35, cyan: 36 } as const
export type Style = keyof typeof styles

export class Terminal {
  readonly isColoured: boolean
  private skipped = 0

  constructor(
    private readonly stream: Output,
    onClosed: () => void,
  ) {
    this.isColoured = stream.isTTY === true && !process.env.NO_COLOR
    // The reader may leave, as `head` does.
    stream.on('error', onClosed)
    stream.on('drain', () => this.tellSkipped())
  }

  style(text: string, style: Style): string {
    return this.isColoured ? `\u001B[${styles[style]}m${text}\u001B[0m` : text
  }

  /** Writes whole lines; drops them while the reader is too far behind. */
  lines(lines: string[]): void {
    if (lines.length === 0 || !this.stream.writable) return
    if (this.stream.writableLength > BACKLOG_BYTES) this.skipped += lines.length
    else this.stream.write(`${lines.join('\n')}\n`)
  }

  private tellSkipped(): void {
    const { skipped } = this
    this.skipped = 0
    if (skipped > 0) this.lines([this.style(`… ${skipped} lines skipped: the reader is too slow`, 'dim')])
  }
}
