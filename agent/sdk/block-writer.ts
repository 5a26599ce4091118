/** A growing byte buffer into which pipes write their blocks without an array of their own. */
export class BlockWriter {
  buffer: Buffer
  /** Bytes written so far. */
  length = 0

  constructor(capacity = 64 * 1024) {
    this.buffer = Buffer.allocUnsafeSlow(capacity)
  }

  /** Makes room for `bytes` more and returns the offset at which they begin; they count as written. */
  reserve(bytes: number): number {
    const at = this.length
    const end = at + bytes
    if (end > this.buffer.length) this.grow(end)
    this.length = end
    return at
  }

  /** Appends a copy of `data`. */
  bytes(data: Uint8Array): void {
    const at = this.reserve(data.length)
    this.buffer.set(data, at)
  }

  /** Appends one byte. */
  byte(value: number): void {
    const at = this.reserve(1)
    this.buffer[at] = value
  }

  private grow(needed: number): void {
    let capacity = this.buffer.length * 2
    while (capacity < needed) capacity *= 2
    const larger = Buffer.allocUnsafeSlow(capacity)
    larger.set(this.buffer.subarray(0, this.length))
    this.buffer = larger
  }
}
