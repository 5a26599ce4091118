import { Duplex } from 'node:stream'

/** Two ends of one in-memory byte stream; when one ends or is destroyed, so does the other. */
export function streamPair(): [Duplex, Duplex] {
  const left = new HalfPipe()
  const right = new HalfPipe()
  left.other = right
  right.other = left
  return [left, right]
}

class HalfPipe extends Duplex {
  other: HalfPipe | null = null
  private release: (() => void) | null = null

  override _read(): void {
    const release = this.release
    this.release = null
    release?.()
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    if (this.other?.push(chunk)) done()
    else if (this.other) this.other.release = done
  }

  override _final(done: () => void): void {
    this.other?.push(null)
    done()
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    const other = this.other
    this.other = null
    // A real socket tells the other side a moment later, never inside this call.
    if (other) setImmediate(() => other.destroy())
    done(error)
  }
}
