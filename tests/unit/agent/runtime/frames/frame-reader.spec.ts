import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { controlFrame, FrameKind, makeFrame, writeFrameHeader } from '../../../../../agent/protocol/frame'
import { FrameError, FrameReader } from '../../../../../agent/runtime/frames/frame-reader'
import { SlabReader } from '../../../../../agent/runtime/frames/read-slab'
import { block } from '../blocks'

interface Seen {
  /** What was read, run by run and frame by frame. */
  events: string[]
  /** Everything that was handed over as blocks. */
  bytes: Buffer[]
  copied: boolean[]
}

function reading(maxBytes?: number): { reader: FrameReader; seen: Seen } {
  const seen: Seen = { events: [], bytes: [], copied: [] }
  const sink = {
    run: (
      pipe: number,
      run: {
        generation: number
        first: number
        count: number
        body: { pieces: Buffer[]; bytes: number; slabs: readonly unknown[] }
      },
    ) => {
      seen.events.push(`${pipe}/${run.generation}: ${run.first}+${run.count}`)
      const whole = Buffer.concat(run.body.pieces)
      expect(whole.length).toBe(run.body.bytes)
      seen.bytes.push(whole)
      seen.copied.push(run.body.slabs.length === 0)
    },
    frame: (kind: number, pipe: number, generation: number, round: number, data: Buffer) => {
      seen.events.push(`kind ${kind} ${pipe}/${generation}: ${round} ${data.toString('hex')}`)
      seen.bytes.push(makeFrame(kind as FrameKind, pipe, generation, round, data))
    },
  }
  return { reader: new FrameReader(sink, maxBytes), seen }
}

/** Every single round that was read, in order, however runs were cut. */
function rounds({ events }: Seen): string[] {
  return events.flatMap((event) => {
    const run = /^(\d+\/\d+): (\d+)\+(\d+)$/.exec(event)
    if (run === null) return [event]
    return Array.from({ length: Number(run[3]) }, (_, i) => `${run[1]!}: ${Number(run[2]) + i}`)
  })
}

const stream = Buffer.concat([
  block(1, 1, 'a'),
  block(1, 2, 'bb'),
  block(2, 1, 'c'),
  makeFrame(FrameKind.done, 0, 0, 0, Buffer.from([0, 0, 0, 2])),
  block(2, 2, ''),
  block(2, 4, 'gap'),
  block(2, 5, 'x', 1),
  makeFrame(FrameKind.end, 2, 1, 6),
])
const whole = [
  '1/0: 1+2',
  '2/0: 1+1',
  'kind 4 0/0: 0 00000002',
  '2/0: 2+1',
  '2/0: 4+1',
  '2/1: 5+1',
  'kind 3 2/1: 6 ',
]
const single = [
  '1/0: 1',
  '1/0: 2',
  '2/0: 1',
  'kind 4 0/0: 0 00000002',
  '2/0: 2',
  '2/0: 4',
  '2/1: 5',
  'kind 3 2/1: 6 ',
]

describe('FrameReader', () => {
  it('gives consecutive blocks of one pipe as one run, and cuts at every change', () => {
    const { reader, seen } = reading()
    reader.push(stream)
    expect(seen.events).toEqual(whole)
    expect(Buffer.concat(seen.bytes)).toEqual(stream)
    expect(reader.incompleteBytes).toBe(0)
  })

  it('reads the same when the bytes are split anywhere', () => {
    for (let at = 1; at < stream.length; at++) {
      const { reader, seen } = reading()
      reader.push(stream.subarray(0, at))
      reader.push(stream.subarray(at))
      expect(rounds(seen)).toEqual(single)
      expect(Buffer.concat(seen.bytes)).toEqual(stream)
    }
  })

  it('reads the same when the bytes come in any pieces, also single ones and empty ones', () => {
    const size = fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 0, max: 4 }) }, fc.nat(40))
    fc.assert(
      fc.property(
        fc.array(size, { minLength: 1 }).filter((list) => list.some((n) => n > 0)),
        (sizes) => {
          const { reader, seen } = reading()
          for (let at = 0, i = 0; at < stream.length; i++) {
            const piece = stream.subarray(at, at + sizes[i % sizes.length]!)
            reader.push(piece)
            at += piece.length
          }
          expect(rounds(seen)).toEqual(single)
          expect(Buffer.concat(seen.bytes)).toEqual(stream)
        },
      ),
    )
  })

  it('gives back whatever blocks were written, whatever the pieces', () => {
    const blocks = fc.array(
      fc.record({ pipe: fc.integer({ min: 1, max: 3 }), data: fc.uint8Array({ maxLength: 300 }) }),
      { minLength: 1, maxLength: 40 },
    )
    fc.assert(
      fc.property(blocks, fc.integer({ min: 1, max: 900 }), (list, step) => {
        const sent = Buffer.concat(list.map(({ pipe, data }, i) => block(pipe, i + 1, data)))
        const { reader, seen } = reading()
        for (let at = 0; at < sent.length; at += step) reader.push(sent.subarray(at, at + step))
        expect(Buffer.concat(seen.bytes)).toEqual(sent)
      }),
    )
  })

  it('keeps the pieces of a large block as they came', () => {
    const { reader, seen } = reading()
    const large = block(9, 5, new Uint8Array(100_000).fill(7))
    for (let at = 0; at < large.length; at += 30_000) reader.push(large.subarray(at, at + 30_000))
    expect(seen.events).toEqual(['9/0: 5+1'])
    expect(seen.bytes[0]).toEqual(large)
  })

  it('says how much of a frame is missing its rest', () => {
    const { reader } = reading()
    reader.push(stream.subarray(0, 20))
    expect(reader.incompleteBytes).toBe(2)
  })
})

describe('what a reader keeps of a buffer that is used again', () => {
  it('is a copy for little blocks, also one that came in two reads', () => {
    const { reader, seen } = reading()
    const slabs = new SlabReader()
    const sent = Buffer.concat([block(1, 1, 'one'), block(1, 2, 'two')])
    for (const part of [sent.subarray(0, 30), sent.subarray(30)]) {
      part.copy(slabs.space())
      reader.push(slabs.take(part.length), slabs.current)
    }
    slabs.current.buffer.fill(0)
    expect(seen.copied).toEqual([true, true])
    expect(Buffer.concat(seen.bytes)).toEqual(sent)
  })

  it('is a hold on it for many blocks at once', () => {
    const { reader, seen } = reading()
    const slabs = new SlabReader()
    const sent = Buffer.concat(Array.from({ length: 1000 }, (_, i) => block(1, i + 1, 'data')))
    sent.copy(slabs.space())
    reader.push(slabs.take(sent.length), slabs.current)
    expect(seen.copied).toEqual([false])
  })
})

describe('bytes that are no frames', () => {
  const header = (size: number, kind: number): Buffer => {
    const bytes = Buffer.alloc(16)
    writeFrameHeader(bytes, 0, size, kind, 1, 0, 1)
    return bytes
  }
  it.each([
    ['text', Buffer.from('GET / HTTP/1.1\r\nHost: x\r\n\r\n')],
    ['a size too small for a header', header(11, FrameKind.block)],
    ['a size above the limit', header(5000, FrameKind.block)],
    ['kind 0', header(12, 0)],
    ['an unknown kind', header(12, 99)],
    ['zeros', Buffer.alloc(64)],
  ])('are refused: %s', (_, bytes) => {
    const { reader, seen } = reading(4096)
    expect(() => reader.push(bytes)).toThrow(FrameError)
    expect(seen.events).toEqual([])
  })

  it('are refused as soon as the header is there, also when it comes byte by byte or behind good frames', () => {
    const { reader, seen } = reading(4096)
    reader.push(block(1, 1, 'good'))
    const bad = header(5000, FrameKind.block)
    for (const byte of bad.subarray(0, 15)) reader.push(Buffer.of(byte))
    expect(() => reader.push(bad.subarray(15))).toThrow(/garbage .*size 5000, kind 1/)
    expect(seen.events).toEqual(['1/0: 1+1'])
  })

  it('do not come from a block of exactly the limit', () => {
    const { reader, seen } = reading(4096)
    reader.push(block(1, 1, new Uint8Array(4096 - 13)))
    expect(seen.events).toEqual(['1/0: 1+1'])
    expect(() => reader.push(block(1, 2, new Uint8Array(4096 - 12)))).toThrow(FrameError)
  })
})

describe('taking over an incomplete frame', () => {
  it('hands over what is there of a large one and goes on behind it', () => {
    const { reader, seen } = reading()
    const large = block(3, 1, new Uint8Array(50_000))
    reader.push(large.subarray(0, 100))
    expect(reader.takeIncomplete(FrameKind.block, 60_000, 17)).toBeNull()
    expect(reader.takeIncomplete(FrameKind.control, 1000, 17)).toBeNull()
    expect(reader.takeIncomplete(FrameKind.block, 1000, 101)).toBeNull()
    const taken = reader.takeIncomplete(FrameKind.block, 1000, 17)
    expect(taken).toEqual({ bytes: large.subarray(0, 100), wholeBytes: large.length })
    reader.push(controlFrame({}))
    expect(seen.events).toEqual(['kind 5 0/0: 0 7b7d'])
  })
})
