/**
 * Reads the socket's bytes into place: small frames together into shared buffers, and the data of a large block
 * straight into the memory that the job will get, so that it is never copied in this process.
 */
import { FRAME_HEADER_BYTES, FrameKind, frameGeneration, framePipe, frameRound } from '../protocol/frame'
import { FrameReader, type FrameSink } from '../runtime/frames/frame-reader'

/** Frames from this size on are read into memory of their own. */
const LARGE_FRAME_BYTES = 32 * 1024

const SHARED_BYTES = 64 * 1024

/** Read between two large blocks: little, since what is read of the second one has to be copied. */
const BETWEEN_LARGE_BYTES = 1024

/** A large block on its way. */
interface LargeBlock {
  header: Buffer
  data: Buffer
  filled: number
}

export interface BlockSink extends FrameSink {
  /** A large block: its head, and its data in a buffer that holds nothing else. */
  large(pipe: number, generation: number, round: number, head: Buffer, data: Buffer): void
}

export class BlockReceiver {
  private readonly reader: FrameReader
  private shared = Buffer.allocUnsafeSlow(SHARED_BYTES)
  private used = 0
  private block: LargeBlock | null = null
  private betweenLarge = false

  /** `headSize` is known once the job is. */
  constructor(
    private readonly sink: BlockSink,
    private readonly headSize: () => number,
  ) {
    this.reader = new FrameReader(sink)
  }

  /** Where the next read goes. */
  space(): Buffer {
    if (this.block !== null) return this.block.data.subarray(this.block.filled)
    if (this.used > SHARED_BYTES / 2) {
      this.shared = Buffer.allocUnsafeSlow(SHARED_BYTES)
      this.used = 0
    }
    return this.shared.subarray(this.used, this.betweenLarge ? this.used + BETWEEN_LARGE_BYTES : SHARED_BYTES)
  }

  /** So many bytes have been read there. */
  received(bytes: number): void {
    if (this.block !== null) return this.fill(this.block, bytes)
    const chunk = this.shared.subarray(this.used, this.used + bytes)
    this.used += bytes
    this.reader.push(chunk)
    this.block = this.beginLarge()
    this.betweenLarge = this.block !== null
  }

  private fill(block: LargeBlock, bytes: number): void {
    block.filled += bytes
    if (block.filled < block.data.length) return
    this.block = null
    const { header, data } = block
    const head = header.subarray(FRAME_HEADER_BYTES)
    this.sink.large(framePipe(header, 0), frameGeneration(header, 0), frameRound(header, 0), head, data)
  }

  /** Takes the frame over that the reader holds, if it is large and its head is here. */
  private beginLarge(): LargeBlock | null {
    const headerBytes = FRAME_HEADER_BYTES + this.headSize()
    const begun = this.reader.takeIncomplete(FrameKind.block, LARGE_FRAME_BYTES, headerBytes)
    if (begun === null) return null
    const data = Buffer.allocUnsafeSlow(begun.wholeBytes - headerBytes)
    begun.bytes.copy(data, 0, headerBytes)
    const header = Buffer.from(begun.bytes.subarray(0, headerBytes))
    return { header, data, filled: begun.bytes.length - headerBytes }
  }
}
