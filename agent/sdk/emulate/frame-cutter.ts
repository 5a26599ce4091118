/** Frames out of what a job's process writes. */
import { FRAME_HEADER_BYTES, framePipe, frameSize } from '../../protocol/frame'

/** A frame: its kind, its pipe, and everything after the header, which for a block begins with its head. */
export interface CutFrame {
  kind: number
  pipe: number
  body: Buffer
}

/** Keeps the beginning of a frame until the rest of it comes. */
export class FrameCutter {
  private rest: Buffer = Buffer.alloc(0)

  /** The frames that are whole with this chunk. */
  push(chunk: Buffer): CutFrame[] {
    const bytes = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk])
    const frames: CutFrame[] = []
    let at = 0
    while (bytes.length - at >= FRAME_HEADER_BYTES) {
      const end = at + 4 + frameSize(bytes, at)
      if (end > bytes.length) break
      frames.push({
        kind: bytes[at + 4]!,
        pipe: framePipe(bytes, at),
        body: Buffer.from(bytes.subarray(at + FRAME_HEADER_BYTES, end)),
      })
      at = end
    }
    this.rest = Buffer.from(bytes.subarray(at))
    return frames
  }
}
