import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  controlFrame,
  countFrame,
  FRAME_HEADER_BYTES,
  frameGeneration,
  FrameKind,
  framePipe,
  frameRound,
  frameSize,
  makeFrame,
  MAX_ROUND,
  writeFrameHeader,
} from '../../../../agent/protocol/frame'

describe('a frame header', () => {
  it('gives back what was written, up to the limits of every field', () => {
    const fields = fc.record({
      at: fc.nat(40),
      size: fc.oneof(fc.nat(), fc.integer({ min: 2 ** 31 - 2, max: 2 ** 32 - 1 }), fc.constant(2 ** 32 - 1)),
      kind: fc.integer({ min: 1, max: 255 }),
      pipe: fc.oneof(fc.nat(0xffffff), fc.constant(0xffffff)),
      generation: fc.oneof(fc.nat(0xffff), fc.constant(0xffff)),
      round: fc.oneof(
        fc.nat(),
        fc.integer({ min: 2 ** 32 - 3, max: 2 ** 32 + 3 }),
        fc.maxSafeNat().map((n) => n % 2 ** 48),
        fc.constant(MAX_ROUND),
      ),
    })
    fc.assert(
      fc.property(fields, ({ at, size, kind, pipe, generation, round }) => {
        const bytes = Buffer.alloc(at + FRAME_HEADER_BYTES + 1, 0xaa)
        writeFrameHeader(bytes, at, size, kind, pipe, generation, round)
        expect(frameSize(bytes, at)).toBe(size)
        expect(bytes[at + 4]).toBe(kind)
        expect(framePipe(bytes, at)).toBe(pipe)
        expect(frameGeneration(bytes, at)).toBe(generation)
        expect(frameRound(bytes, at)).toBe(round)
        expect(
          [...bytes.subarray(0, at), bytes[at + FRAME_HEADER_BYTES]!].every((byte) => byte === 0xaa),
        ).toBe(true)
      }),
    )
  })

  it('is big-endian in the layout that every language reads', () => {
    const bytes = Buffer.alloc(16)
    writeFrameHeader(bytes, 0, 0x01020304, FrameKind.block, 0x0a0b0c, 0x1112, 0x212223242526)
    expect(bytes.toString('hex')).toBe('01020304010a0b0c1112212223242526')
  })
})

describe('a whole frame', () => {
  it('counts what follows its size field', () => {
    const frame = makeFrame(FrameKind.end, 7, 1, 9, Buffer.from('abc'))
    expect(frameSize(frame, 0)).toBe(frame.length - 4)
    expect(frame.subarray(FRAME_HEADER_BYTES).toString()).toBe('abc')
  })

  it('carries a count or a JSON message', () => {
    expect(countFrame(FrameKind.done, 0, 0, 0, 4_000_000_000).readUInt32BE(FRAME_HEADER_BYTES)).toBe(
      4_000_000_000,
    )
    const message = { type: 'failed', text: 'Größe → ∞' }
    expect(JSON.parse(controlFrame(message).subarray(FRAME_HEADER_BYTES).toString())).toEqual(message)
  })
})
