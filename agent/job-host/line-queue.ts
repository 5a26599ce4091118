/** Lines that the user typed, until the job asks for them. */
export class LineQueue {
  private readonly lines: (string | null)[] = []
  private waiting: ((line: string | null) => void) | null = null

  /** A line, or null: there will be no more. */
  push(line: string | null): void {
    const { waiting } = this
    this.waiting = null
    if (waiting === null) this.lines.push(line)
    else waiting(line)
  }

  next(): Promise<string | null> {
    if (this.lines[0] === null) return Promise.resolve(null)
    const line = this.lines.shift()
    if (line !== undefined) return Promise.resolve(line)
    return new Promise((resolve) => (this.waiting = resolve))
  }
}
