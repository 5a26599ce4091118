/** Reads the lines that a sink adds to its CSV file. */
import { closeSync, openSync, readSync } from 'node:fs'

const CHUNK_BYTES = 1 << 20

export class RowFile {
  private position = 0
  private rest = ''
  private sawHeader = false

  constructor(
    private readonly file: string,
    private readonly onRow: (line: string) => void,
  ) {}

  /** Hands on the whole lines that have come since the last time. */
  read(): void {
    const chunk = Buffer.alloc(CHUNK_BYTES)
    let descriptor
    try {
      descriptor = openSync(this.file, 'r')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
      throw error
    }
    try {
      for (;;) {
        const length = readSync(descriptor, chunk, 0, CHUNK_BYTES, this.position)
        if (length === 0) return
        this.position += length
        this.take(chunk.toString('latin1', 0, length))
      }
    } finally {
      closeSync(descriptor)
    }
  }

  private take(text: string): void {
    const lines = (this.rest + text).split(/\r?\n/)
    this.rest = lines.pop() ?? ''
    for (const line of lines) {
      if (this.sawHeader) this.onRow(line)
      this.sawHeader = true
    }
  }
}
