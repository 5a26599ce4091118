/** Frames for tests of the data path. */
import { FRAME_HEADER_BYTES, FrameKind, makeFrame } from '../../../../agent/protocol/frame'
import type { FrameRun } from '../../../../agent/runtime/frames/frame-run'
import type { PipeDescription } from '../../../../agent/core/network/description'

/** A block frame with a head of one byte and this data. */
export function block(pipe: number, round: number, data: string | Uint8Array = '', generation = 0): Buffer {
  const bytes = Buffer.concat([Buffer.of(0), Buffer.from(data)])
  return makeFrame(FrameKind.block, pipe, generation, round, bytes)
}

/** The rounds from `first` on, with data of so many bytes each, as a reader gives them. */
export function blockRun(
  first: number,
  count: number,
  { bytes = 1, generation = 0, pipe = 1 } = {},
): FrameRun {
  const frames = Array.from({ length: count }, (_, i) =>
    block(pipe, first + i, new Uint8Array(bytes), generation),
  )
  const body = { pieces: [Buffer.concat(frames)], bytes: count * (FRAME_HEADER_BYTES + 1 + bytes), slabs: [] }
  return { generation, first, count, body }
}

export function pipeOf(id: number, more: Partial<PipeDescription> = {}): PipeDescription {
  return {
    id,
    type: 'ObjectPipe',
    encoding: 'object',
    blockSize: null,
    blockCount: 1,
    async: false,
    buffer: { size: 1, deleteMode: 'oldest' },
    reliable: false,
    sourceJobs: null,
    destinationJobs: null,
    conflicts: [],
    ...more,
  }
}

/** What was written to a job process or a link, frame by frame: `block 1:7`, `dummy 1:8+3`, `end`. */
export function describeFrames(pieces: readonly Buffer[]): string[] {
  const all = Buffer.concat(pieces)
  const out: string[] = []
  for (let at = 0; at < all.length;) {
    const size = all.readUInt32BE(at)
    const place = `${all.readUIntBE(at + 5, 3)}:${all.readUIntBE(at + 10, 6)}`
    const kind = all[at + 4]
    if (kind === FrameKind.block) out.push(`block ${place}`)
    else if (kind === FrameKind.dummy) out.push(`dummy ${place}+${all.readUInt32BE(at + FRAME_HEADER_BYTES)}`)
    else if (kind === FrameKind.end) out.push('end')
    else out.push(`kind ${String(kind)}`)
    at += size + 4
  }
  return out
}
