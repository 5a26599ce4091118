/** Values as blocks and back, as the job host makes them. */
import { FRAME_HEADER_BYTES, FrameKind, writeFrameHeader } from '../../protocol/frame'
import { BlockWriter } from '../block-writer'
import { readBlock, writeBlock } from '../internals'
import type { Pipe } from '../pipe'
import { EmulationError } from './emulation-error'

/** The bytes of one block. Throws EmulationError for a value that the pipe cannot carry. */
export function packBlock(pipe: Pipe, value: unknown): Buffer {
  const writer = new BlockWriter(1024)
  try {
    pipe[writeBlock](value, writer)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new EmulationError(`${labelOf(pipe)} cannot carry this value: ${reason}`, { cause: error })
  }
  if (writer.length === 0)
    throw new EmulationError(`${labelOf(pipe)} packed a block of no bytes; pack() must return at least one`)
  return Buffer.from(writer.buffer.subarray(0, writer.length))
}

/** The value of one block, which the pipe may keep. */
export function unpackBlock(pipe: Pipe, bytes: Buffer): unknown {
  return pipe[readBlock](bytes, 0, bytes.length)
}

/** A block as a frame of generation 0. */
export function blockFrame(pipe: number, round: number, head: Uint8Array, data: Uint8Array): Buffer {
  const frame = Buffer.alloc(FRAME_HEADER_BYTES + head.length + data.length)
  writeFrameHeader(frame, 0, frame.length - 4, FrameKind.block, pipe, 0, round)
  frame.set(head, FRAME_HEADER_BYTES)
  frame.set(data, FRAME_HEADER_BYTES + head.length)
  return frame
}

/** Class and id. */
export function labelOf(pipe: Pipe): string {
  return `${pipe.constructor.name} ${pipe.id}`
}
