import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { frameBytesOps, releaseFrames } from '../../../../../agent/runtime/frames/frame-run'
import { SlabReader, type ReadSlab } from '../../../../../agent/runtime/frames/read-slab'
import { block } from '../blocks'

describe('splitting a run', () => {
  it('cuts between blocks of any sizes', () => {
    const sizes = fc.array(fc.nat(50), { minLength: 2, maxLength: 30 })
    fc.assert(
      fc.property(sizes, fc.nat(), (list, n) => {
        const frames = list.map((size, i) => block(1, i + 1, new Uint8Array(size)))
        const count = 1 + (n % (list.length - 1))
        const whole = Buffer.concat(frames)
        const [before, after] = frameBytesOps.split(
          { pieces: [whole], bytes: whole.length, slabs: [] },
          count,
        )
        expect(Buffer.concat(before.pieces)).toEqual(Buffer.concat(frames.slice(0, count)))
        expect(Buffer.concat(after.pieces)).toEqual(Buffer.concat(frames.slice(count)))
        expect([before.bytes, after.bytes]).toEqual([before.pieces[0]!.length, after.pieces[0]!.length])
      }),
    )
  })
})

describe('the slabs of a socket', () => {
  /** Fills slabs until a new one begins; gives the one that was filled. */
  function fillOne(slabs: SlabReader): ReadSlab {
    const { current } = slabs
    while (slabs.current === current) slabs.take(Math.min(64 * 1024, slabs.space().length))
    return current
  }

  it('are used again when everything in them was written on, not before', () => {
    const slabs = new SlabReader()
    const first = slabs.current
    first.hold()
    const body = { pieces: [block(1, 1), block(1, 2)], bytes: 36, slabs: [first] }
    body.pieces = [Buffer.concat(body.pieces)]
    const [before, after] = frameBytesOps.split(body, 1)
    expect(fillOne(slabs)).toBe(first)
    releaseFrames(before)
    expect(fillOne(slabs)).not.toBe(first)
    expect(slabs.current).not.toBe(first)
    releaseFrames(after)
    fillOne(slabs)
    expect(slabs.current).toBe(first)
  })

  it('never give the same bytes to two reads while they are held', () => {
    const slabs = new SlabReader()
    const seen = new Set<string>()
    for (let i = 0; i < 64; i++) {
      const bytes = slabs.take(Math.min(10_000, slabs.space().length))
      slabs.current.hold()
      const place = `${String(bytes.byteOffset)}/${slabOf(slabs)}`
      expect(seen.has(place)).toBe(false)
      seen.add(place)
    }
  })

  const numbers = new Map<ReadSlab, number>()
  function slabOf({ current }: SlabReader): number {
    if (!numbers.has(current)) numbers.set(current, numbers.size)
    return numbers.get(current)!
  }
})
