/** A run: consecutive block frames of one pipe as they came from a socket, headers included, not copied. */
import { FRAME_HEADER_BYTES, frameSize } from '../../protocol/frame'
import type { ReadSlab } from './read-slab'
import type { BodyOps, Span } from '../../core/rounds/span'

/** The bytes of a run; more than one piece only where a single large frame came in several reads. */
export interface FrameBytes {
  pieces: Buffer[]
  bytes: number
  /** The slabs in which they lie; released once the bytes were written on. */
  slabs: readonly ReadSlab[]
}

/** The bytes were written on and are not looked at again. */
export function releaseFrames({ slabs }: FrameBytes): void {
  for (const slab of slabs) slab.release()
}

export type FrameRun = Span<FrameBytes>

/** Size field plus what it counts. */
function wholeFrameBytes(from: Uint8Array, at: number): number {
  return frameSize(from, at) + 4
}

/** How the rounds cut runs. */
export const frameBytesOps: BodyOps<FrameBytes> = {
  bytes: (body) => body.bytes,
  split: (body, count) => {
    const whole = body.pieces[0]!
    let at = 0
    for (let i = 0; i < count; i++) at += wholeFrameBytes(whole, at)
    const { slabs } = body
    for (const slab of slabs) slab.hold()
    return [
      { pieces: [whole.subarray(0, at)], bytes: at, slabs },
      { pieces: [whole.subarray(at)], bytes: body.bytes - at, slabs },
    ]
  },
}

/** Smallest size field that a frame can have. */
export const MIN_FRAME_SIZE = FRAME_HEADER_BYTES - 4
