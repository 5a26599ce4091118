/**
 * The frame: how a block travels, on the socket of a job process and on a link between agents alike.
 *
 * ```
 * offset  bytes  field (big-endian)
 *      0      4  size: bytes that follow this field
 *      4      1  kind (FrameKind)
 *      5      3  pipe id (0 where the kind needs none)
 *      8      2  generation: counts the resets of the sources
 *     10      6  round within the generation, from 1
 *     16      H  head, H = headSize of the network (block frames only)
 *   16+H      …  data
 * ```
 * Generation and round together are the sequence number (SQN, 8 bytes) of the packet.
 */

/** Bytes before the head. */
export const FRAME_HEADER_BYTES = 16

/** Largest size field that a reader accepts; more is taken for garbage. */
export const MAX_FRAME_BYTES = 1 << 30

/** Bytes that the state of a job may have. */
export const MAX_STATE_BYTES = 16 * 1024 * 1024

export const FrameKind = {
  /** One block: head and data. */
  block: 1,
  /** Agent → job process: `round` … `round + count - 1` are missing; data is the count, 4 bytes. */
  dummy: 2,
  /** The stream ends; `round` is the first that will not come. */
  end: 3,
  /**
   * Job process → agent: compute blocks finished since the last one; data is the count, 4 bytes. Written only between
   * rounds, with every block of the rounds before it written: here the agent pauses a job that is too fast.
   */
  done: 4,
  /** UTF-8 JSON, see job-host.ts and link.ts. */
  control: 5,
  /**
   * Reading agent → writing agent, against the direction of a link whose pipe is reliable: block `round` of `generation`
   * and everything before it will never be needed again. Cumulative: one lost with its link is made good by the next.
   */
  acknowledge: 6,
  /** Job process → agent: the job's state after `round`; data is the state, in the language's own serialisation. */
  state: 7,
} as const
export type FrameKind = (typeof FrameKind)[keyof typeof FrameKind]

/** Bits of a head's first byte, most significant first; the other five are the user's. */
export const HeadBit = { corrupted: 0x80, reset: 0x40, finished: 0x20 } as const

/** The highest round: 6 bytes. */
export const MAX_ROUND = 2 ** 48 - 1

/** Writes a frame header at `at`; `size` counts all bytes after the size field. */
export function writeFrameHeader(
  into: Uint8Array,
  at: number,
  size: number,
  kind: number,
  pipe: number,
  generation: number,
  round: number,
): void {
  into[at] = size >>> 24
  into[at + 1] = size >>> 16
  into[at + 2] = size >>> 8
  into[at + 3] = size
  into[at + 4] = kind
  into[at + 5] = pipe >>> 16
  into[at + 6] = pipe >>> 8
  into[at + 7] = pipe
  into[at + 8] = generation >>> 8
  into[at + 9] = generation
  const high = (round / 0x1_0000_0000) | 0
  into[at + 10] = high >>> 8
  into[at + 11] = high
  into[at + 12] = round >>> 24
  into[at + 13] = round >>> 16
  into[at + 14] = round >>> 8
  into[at + 15] = round
}

/** The size field of the frame at `at`. */
export function frameSize(from: Uint8Array, at: number): number {
  return from[at]! * 0x100_0000 + ((from[at + 1]! << 16) | (from[at + 2]! << 8) | from[at + 3]!)
}

/** The pipe id of the frame at `at`. */
export function framePipe(from: Uint8Array, at: number): number {
  return (from[at + 5]! << 16) | (from[at + 6]! << 8) | from[at + 7]!
}

/** The generation of the frame at `at`. */
export function frameGeneration(from: Uint8Array, at: number): number {
  return (from[at + 8]! << 8) | from[at + 9]!
}

/** The round of the frame at `at`. */
export function frameRound(from: Uint8Array, at: number): number {
  const high = (from[at + 10]! << 8) | from[at + 11]!
  const low = from[at + 12]! * 0x100_0000 + ((from[at + 13]! << 16) | (from[at + 14]! << 8) | from[at + 15]!)
  return high * 0x1_0000_0000 + low
}

/** A whole frame of its own, for the rare kinds. */
export function makeFrame(
  kind: FrameKind,
  pipe: number,
  generation: number,
  round: number,
  data: Uint8Array = new Uint8Array(0),
): Buffer {
  const frame = Buffer.allocUnsafe(FRAME_HEADER_BYTES + data.length)
  writeFrameHeader(frame, 0, frame.length - 4, kind, pipe, generation, round)
  frame.set(data, FRAME_HEADER_BYTES)
  return frame
}

/** A frame that carries one JSON message of job-host.ts. */
export function controlFrame(message: unknown): Buffer {
  return makeFrame(FrameKind.control, 0, 0, 0, Buffer.from(JSON.stringify(message)))
}

/** A frame whose data is one unsigned 32-bit count. */
export function countFrame(
  kind: FrameKind,
  pipe: number,
  generation: number,
  round: number,
  count: number,
): Buffer {
  const data = Buffer.allocUnsafe(4)
  data.writeUInt32BE(count)
  return makeFrame(kind, pipe, generation, round, data)
}
