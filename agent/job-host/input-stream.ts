/** The blocks of one synchronous input that wait in this process, decoded one by one as rounds take them. */
import { FRAME_HEADER_BYTES, frameSize, HeadBit } from '../protocol/frame'
import { readBlock } from '../sdk/internals'
import type { Pipe } from '../sdk/pipe'
import { JobFailure, pipeLabel } from './job-failure'

/** Consecutive frames in one buffer, or the data of one large block, or (buffer null) so many missing blocks. */
interface BlockSpan {
  buffer: Buffer | null
  /** Head of a large block, whose buffer holds its data alone. */
  head: Buffer | null
  at: number
  left: number
  generation: number
  /** Block number of the next one. */
  next: number
}

/** Where the previous block lies, for dummies that repeat it. */
interface LastBlock {
  buffer: Buffer
  start: number
  end: number
}

/** Returned for a missing block for which nothing can stand in. */
export const NO_VALUE: unique symbol = Symbol('no value')

/** What a stream must know of its pipe. */
export type StreamPipe = Pick<Pipe, 'id' | 'blockCount' | 'blockSize' | 'getDummy' | typeof readBlock>

export class InputStream {
  /** Blocks that can be read. */
  available = 0
  private spans: BlockSpan[] = []
  private oldest = 0
  private last: LastBlock | null = null

  constructor(
    readonly pipe: StreamPipe,
    private readonly headSize: number,
  ) {}

  push(buffer: Buffer, count: number, generation: number, first: number): void {
    this.spans.push({ buffer, head: null, at: 0, left: count, generation, next: first })
    this.available += count
  }

  pushLarge(head: Buffer, data: Buffer, generation: number, round: number): void {
    this.spans.push({ buffer: data, head, at: 0, left: 1, generation, next: round })
    this.available++
  }

  pushMissing(count: number, generation: number, first: number): void {
    this.spans.push({ buffer: null, head: null, at: 0, left: count, generation, next: first })
    this.available += count
  }

  /** Generation and round to which the next block belongs. */
  get generation(): number {
    return this.spans[this.oldest]!.generation
  }

  get round(): number {
    return Math.floor((this.spans[this.oldest]!.next - 1) / this.pipe.blockCount) + 1
  }

  /** The value of the next block; its head is OR-ed into `head` and, where wanted, copied into `heads`. */
  read(head: Uint8Array, heads: Uint8Array[] | null): unknown {
    const span = this.spans[this.oldest]!
    this.available--
    span.next++
    const value =
      span.buffer === null ? this.readMissing(head, heads) : this.readBlock(span, span.buffer, head, heads)
    if (--span.left === 0) this.dropOldestSpan()
    return value
  }

  private readBlock(span: BlockSpan, buffer: Buffer, head: Uint8Array, heads: Uint8Array[] | null): unknown {
    if (span.head !== null) return this.readLarge(span.head, buffer, head, heads)
    const headAt = span.at + FRAME_HEADER_BYTES
    const start = headAt + this.headSize
    const end = span.at + 4 + frameSize(buffer, span.at)
    span.at = end
    for (let i = 0; i < this.headSize; i++) head[i]! |= buffer[headAt + i]!
    if (heads !== null) heads.push(buffer.subarray(headAt, start))
    this.last = { buffer, start, end }
    return this.decode(buffer, start, end)
  }

  private readLarge(own: Buffer, data: Buffer, head: Uint8Array, heads: Uint8Array[] | null): unknown {
    for (let i = 0; i < this.headSize; i++) head[i]! |= own[i]!
    if (heads !== null) heads.push(own)
    this.last = { buffer: data, start: 0, end: data.length }
    return this.decode(data, 0, data.length)
  }

  private readMissing(head: Uint8Array, heads: Uint8Array[] | null): unknown {
    head[0]! |= HeadBit.corrupted
    if (heads !== null) {
      const corrupted = new Uint8Array(this.headSize)
      corrupted[0] = HeadBit.corrupted
      heads.push(corrupted)
    }
    const { blockSize } = this.pipe
    const own = this.pipe.getDummy()
    if (own !== null && (typeof blockSize !== 'number' || own.length === blockSize)) {
      return this.decode(Buffer.from(own), 0, own.length)
    }
    if (typeof blockSize === 'number') return this.decode(Buffer.alloc(blockSize), 0, blockSize)
    if (this.last === null) return NO_VALUE
    return this.decode(this.last.buffer, this.last.start, this.last.end)
  }

  private decode(buffer: Buffer, start: number, end: number): unknown {
    try {
      return this.pipe[readBlock](buffer, start, end)
    } catch (error) {
      throw new JobFailure(
        'run',
        `${pipeLabel(this.pipe)} could not unpack a block of ${end - start} bytes`,
        error,
      )
    }
  }

  /** Spans are taken from the front by the thousand, so the array is cut only now and then. */
  private dropOldestSpan(): void {
    if (++this.oldest < 64) return
    this.spans = this.spans.slice(this.oldest)
    this.oldest = 0
  }
}
