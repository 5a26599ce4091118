/**
 * Buffers into which a socket reads, used again once everything in them was written on. Without them each read makes
 * a buffer of its own, and at a gigabyte a second collecting those costs more than moving the data.
 */

const SLAB_BYTES = 256 * 1024

/** A socket reads at least this much at a time. */
const MIN_READ_BYTES = 64 * 1024

/** Slabs kept for use; what is busy beyond them is left to the garbage collector. */
const MAX_SPARE = 16

export class ReadSlab {
  readonly buffer = Buffer.allocUnsafeSlow(SLAB_BYTES)
  used = 0
  private holds = 0
  private retired = false

  constructor(private readonly pool: ReadSlab[]) {}

  /** Something refers to bytes of this slab until it calls `release`; never calling it only costs the reuse. */
  hold(): void {
    this.holds++
  }

  release(): void {
    this.holds--
    this.recycle()
  }

  /** No more is read into it. */
  retire(): void {
    this.retired = true
    this.recycle()
  }

  private recycle(): void {
    if (!this.retired || this.holds > 0 || this.pool.length >= MAX_SPARE) return
    this.retired = false
    this.used = 0
    this.pool.push(this)
  }
}

/** The slabs of one socket. */
export class SlabReader {
  private readonly pool: ReadSlab[] = []
  current = new ReadSlab(this.pool)

  /** Where the next read goes. */
  space(): Buffer {
    if (this.current.buffer.length - this.current.used < MIN_READ_BYTES) {
      const full = this.current
      this.current = this.pool.pop() ?? new ReadSlab(this.pool)
      full.retire()
    }
    return this.current.buffer.subarray(this.current.used)
  }

  /** What a read of so many bytes brought. */
  take(bytes: number): Buffer {
    const { buffer, used } = this.current
    this.current.used += bytes
    return buffer.subarray(used, used + bytes)
  }
}
