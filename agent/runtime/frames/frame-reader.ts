/** Cuts the bytes of a socket into runs of blocks and single other frames, without copying block data. */
import {
  FRAME_HEADER_BYTES,
  FrameKind,
  frameGeneration,
  framePipe,
  frameRound,
  frameSize,
  MAX_FRAME_BYTES,
} from '../../protocol/frame'
import { MIN_FRAME_SIZE, type FrameRun } from './frame-run'
import type { ReadSlab } from './read-slab'

const noSlabs: readonly ReadSlab[] = []

/**
 * Runs below this size are copied: one that waits long would keep a whole read in memory, with the blocks of other
 * pipes in it that nobody counts any more.
 */
const COPY_BELOW_BYTES = 8 * 1024

/** Who takes what a reader finds. */
export interface FrameSink {
  run(pipe: number, run: FrameRun): void
  /** Any frame that is no block; `data` is what follows the header. */
  frame(kind: number, pipe: number, generation: number, round: number, data: Buffer): void
}

/** Bytes that are no frames; the socket they came from cannot be read further. */
export class FrameError extends Error {}

export class FrameReader {
  /** Reads of a frame that is not whole yet. */
  private pieces: Buffer[] = []
  private held = 0
  /** Size of the held frame with its size field; 0 while not even that is known. */
  private wanted = 0
  /** Slabs in which the held pieces lie. */
  private heldSlabs: ReadSlab[] = []
  /** Slab of the chunk being read. */
  private slab: ReadSlab | null = null

  constructor(
    private readonly sink: FrameSink,
    private readonly maxBytes = MAX_FRAME_BYTES,
  ) {}

  /** Bytes of a frame whose rest has not come. */
  get incompleteBytes(): number {
    return this.held
  }

  /**
   * Hands over the frame whose rest has not come, if it is of this kind, at least so large, and so much of it is here;
   * the caller reads the rest.
   */
  takeIncomplete(
    kind: FrameKind,
    minBytes: number,
    needed: number,
  ): { bytes: Buffer; wholeBytes: number } | null {
    if (this.wanted < minBytes || this.held < needed || this.pieces[0]![4] !== kind) return null
    const taken = { bytes: Buffer.concat(this.pieces), wholeBytes: this.wanted }
    this.pieces = []
    this.heldSlabs = []
    this.held = 0
    this.wanted = 0
    return taken
  }

  /** Reads on; `slab` is where the chunk lies, if its buffer is to be used again. */
  push(chunk: Buffer, slab: ReadSlab | null = null): void {
    this.slab = slab
    let at = 0
    if (this.held > 0) {
      at = this.complete(chunk)
      if (at < 0) return
    }
    this.scan(chunk, at)
  }

  /** Adds to the held frame; gives the offset in `chunk` after it, or -1 while it is not whole. */
  private complete(chunk: Buffer): number {
    let at = 0
    if (this.wanted === 0) {
      const head = Buffer.concat([...this.pieces, chunk.subarray(0, FRAME_HEADER_BYTES)])
      if (head.length < FRAME_HEADER_BYTES) return this.hold(chunk)
      this.wanted = this.checkedSize(head, 0) + 4
      at = Math.min(FRAME_HEADER_BYTES - this.held, chunk.length)
      this.pieces = [head.subarray(0, FRAME_HEADER_BYTES)]
      this.held = FRAME_HEADER_BYTES
    }
    const missing = this.wanted - this.held
    if (chunk.length - at < missing) return this.hold(chunk.subarray(at))
    if (missing > 0) this.keep(chunk.subarray(at, at + missing))
    const { pieces, wanted } = this
    this.pieces = []
    this.held = 0
    this.wanted = 0
    this.emitWhole(pieces, wanted)
    return at + missing
  }

  private hold(chunk: Buffer): number {
    if (chunk.length > 0) this.keep(chunk)
    this.held += chunk.length
    return -1
  }

  private keep(piece: Buffer): void {
    this.pieces.push(piece)
    if (this.slab === null) return
    this.slab.hold()
    this.heldSlabs.push(this.slab)
  }

  private emitWhole(pieces: Buffer[], bytes: number): void {
    const head = pieces[0]!
    const pipe = framePipe(head, 0)
    const slabs = this.heldSlabs
    this.heldSlabs = []
    if (head[4] === FrameKind.block) {
      const run = { generation: frameGeneration(head, 0), first: frameRound(head, 0), count: 1 }
      if (bytes >= COPY_BELOW_BYTES) return this.sink.run(pipe, { ...run, body: { pieces, bytes, slabs } })
      const body = { pieces: [Buffer.concat(pieces)], bytes, slabs: noSlabs }
      for (const slab of slabs) slab.release()
      this.sink.run(pipe, { ...run, body })
    } else {
      const whole = Buffer.concat(pieces)
      this.emitOther(whole, 0, whole.length)
      for (const slab of slabs) slab.release()
    }
  }

  private scan(chunk: Buffer, from: number): void {
    const { length } = chunk
    let at = from
    let runStart = at
    let count = 0
    let pipe = 0
    let generation = 0
    let first = 0
    while (length - at >= FRAME_HEADER_BYTES) {
      const end = at + 4 + this.checkedSize(chunk, at)
      if (end > length) break
      if (chunk[at + 4] === FrameKind.block) {
        const sameRun =
          count > 0 &&
          framePipe(chunk, at) === pipe &&
          frameRound(chunk, at) === first + count &&
          frameGeneration(chunk, at) === generation
        if (!sameRun) {
          if (count > 0) this.emitRun(chunk, runStart, at, pipe, generation, first, count)
          runStart = at
          count = 0
          pipe = framePipe(chunk, at)
          generation = frameGeneration(chunk, at)
          first = frameRound(chunk, at)
        }
        count++
      } else {
        if (count > 0) this.emitRun(chunk, runStart, at, pipe, generation, first, count)
        count = 0
        this.emitOther(chunk, at, end)
      }
      at = end
    }
    if (count > 0) this.emitRun(chunk, runStart, at, pipe, generation, first, count)
    if (at < length) this.begin(chunk.subarray(at))
  }

  private begin(rest: Buffer): void {
    this.keep(rest)
    this.held = rest.length
    if (rest.length >= FRAME_HEADER_BYTES) this.wanted = this.checkedSize(rest, 0) + 4
  }

  private emitRun(
    chunk: Buffer,
    start: number,
    end: number,
    pipe: number,
    generation: number,
    first: number,
    count: number,
  ): void {
    const bytes = end - start
    let piece = chunk.subarray(start, end)
    let slabs = noSlabs
    if (bytes < COPY_BELOW_BYTES) {
      piece = Buffer.from(piece)
    } else if (this.slab !== null) {
      this.slab.hold()
      slabs = [this.slab]
    }
    this.sink.run(pipe, { generation, first, count, body: { pieces: [piece], bytes, slabs } })
  }

  private emitOther(from: Buffer, at: number, end: number): void {
    const data = from.subarray(at + FRAME_HEADER_BYTES, end)
    this.sink.frame(from[at + 4]!, framePipe(from, at), frameGeneration(from, at), frameRound(from, at), data)
  }

  private checkedSize(from: Buffer, at: number): number {
    const size = frameSize(from, at)
    const kind = from[at + 4]!
    if (size < MIN_FRAME_SIZE || size > this.maxBytes || kind < FrameKind.block || kind > FrameKind.state) {
      throw new FrameError(`garbage where a frame should be (size ${size}, kind ${kind})`)
    }
    return size
  }
}
