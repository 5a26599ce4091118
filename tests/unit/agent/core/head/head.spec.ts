import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  forceBit,
  Head,
  HEAD_CORRUPTED,
  HEAD_FINISHED,
  HEAD_RESET,
} from '../../../../../agent/core/head/head'
import { HeadBit } from '../../../../../agent/protocol/frame'

/** Up to nine bytes, so that values above 2^53 occur. */
const bytes = fc.uint8Array({ minLength: 1, maxLength: 9 })
const pairs = fc.integer({ min: 1, max: 9 }).chain((length) => {
  const same = fc.uint8Array({ minLength: length, maxLength: length })
  return fc.tuple(same, same)
})
const of = (given: Uint8Array) => Head.fromBytes(given)
const bits = (head: Head) => Array.from({ length: head.length }, (_, index) => head.get(index))

describe('Head', () => {
  it('has one byte unless told otherwise, all bits off', () => {
    expect(new Head().toString()).toBe('00000000')
    expect(new Head(2).toBytes()).toEqual(new Uint8Array(2))
  })

  it('counts bits from the most significant', () => {
    const head = new Head(2)
    head.set(0, true)
    head.set(9, true)
    expect(head.toString()).toBe('1000000001000000')
    expect(head.toBytes()).toEqual(new Uint8Array([0x80, 0x40]))
  })

  it('counts negative indexes from the end, as Python does', () => {
    const head = new Head(1, 0b0000_0001)
    expect([head.get(-1), head.get(7), head.get(-2)]).toEqual([true, true, false])
    head.set(-3, true)
    expect(head.toNumber()).toBe(0b0000_0101)
  })

  it.each([
    ['corrupted', HEAD_CORRUPTED, HeadBit.corrupted],
    ['reset', HEAD_RESET, HeadBit.reset],
    ['finished', HEAD_FINISHED, HeadBit.finished],
  ] as const)('knows the %s bit where the frame has it', (name, index, mask) => {
    const head = new Head(1, mask)
    expect([head.corrupted, head.reset, head.finished]).toEqual(
      ['corrupted', 'reset', 'finished'].map((each) => each === name),
    )
    expect(head.get(index)).toBe(true)
  })

  it.each([true, false])('does not let a job set the reset bit to %s', (on) => {
    for (const write of [(head: Head) => head.set(1, on), (head: Head) => head.with(-7, on)]) {
      const head = new Head(1, 0x40)
      expect(() => {
        write(head)
      }).toThrow('Bit 1 (reset) of a head belongs to the system')
      expect(head.toNumber()).toBe(0x40)
    }
  })

  it('lets the runtime set the reset bit', () => {
    const head = new Head()
    head[forceBit](HEAD_RESET, true)
    expect(head.reset).toBe(true)
    head[forceBit](HEAD_RESET, false)
    expect(head.reset).toBe(false)
  })

  it('sets one bit of a copy and leaves the original', () => {
    const head = new Head()
    expect(head.with(5, true).toNumber()).toBe(4)
    expect(head.toNumber()).toBe(0)
  })

  it('keeps no hold of the bytes it was made from or gives away', () => {
    const given = new Uint8Array([1])
    const head = of(given)
    given[0] = 2
    head.toBytes()[0] = 3
    expect(head.toNumber()).toBe(1)
  })

  it.each([-9, 8, 1.5, Number.NaN])('has no bit %s', (index) => {
    expect(() => new Head().get(index)).toThrow(RangeError)
    expect(() => new Head().set(index, true)).toThrow(`no bit ${index}`)
  })

  it.each([0, -1, 1.5])('cannot have %s bytes', (size) => {
    expect(() => new Head(size)).toThrow(RangeError)
  })

  it('cannot be made from no bytes', () => {
    expect(() => of(new Uint8Array(0))).toThrow(RangeError)
  })

  it.each([-1, 256, 0.5, 2 ** 60, 256n])('refuses %s as the value of one byte', (value) => {
    expect(() => new Head(1, value)).toThrow(RangeError)
    expect(() => new Head().or(value)).toThrow('8 bits')
  })

  it('refuses to combine heads of different lengths', () => {
    expect(() => new Head(1).or(new Head(2))).toThrow('Heads of 8 and 16 bits')
  })

  it.each([-1, 0.5])('refuses to shift by %s', (count) => {
    expect(() => new Head().shiftLeft(count)).toThrow(RangeError)
    expect(() => new Head().shiftRight(count)).toThrow(RangeError)
  })

  it('equals a number of the same value and a head of the same bits', () => {
    const head = new Head(1, 5)
    expect([head.equals(5), head.equals(5n), head.equals(new Head(1, 5))]).toEqual([true, true, true])
    expect([head.equals(4), head.equals(-5), head.equals(5.5), head.equals(new Head(2, 5))]).toEqual([
      false,
      false,
      false,
      false,
    ])
  })

  it('gives large values as bigint only', () => {
    const head = new Head(8, 2n ** 53n)
    expect(() => head.toNumber()).toThrow('toBigInt')
    expect(head.toBigInt()).toBe(2n ** 53n)
    expect(new Head(8, Number.MAX_SAFE_INTEGER).toNumber()).toBe(Number.MAX_SAFE_INTEGER)
  })
})

describe('a slice of a head', () => {
  it('is a head of exactly these bits', () => {
    const slice = new Head(1, 0b1011_0000).slice(0, 4)
    expect([slice.toString(), slice.toNumber(), slice.length]).toEqual(['1011', 11, 4])
    expect(slice.toBytes()).toEqual(new Uint8Array([0b1011_0000]))
  })

  it('has no reserved bits', () => {
    const slice = new Head(1, 0b1110_0111).slice(3)
    slice.set(1, true)
    expect(slice.toString()).toBe('01111')
    expect(new Head(1, 0xff).slice(3)).toMatchObject({ corrupted: false, reset: false, finished: false })
  })

  it('of all bits keeps the reserved ones', () => {
    expect(() => new Head().slice().set(1, true)).toThrow('Bit 1 (reset)')
  })

  it('cuts as an array is cut', () => {
    const index = fc.option(fc.integer({ min: -80, max: 80 }), { nil: undefined })
    fc.assert(
      fc.property(bytes, index, index, (given, from, to) => {
        const head = of(given)
        const slice = head.slice(from, to)
        expect(bits(slice)).toEqual(bits(head).slice(from, to))
        expect(slice.toString()).toBe(head.toString().slice(from, to))
      }),
    )
  })
})

describe('head algebra', () => {
  it('gives back the bytes that it was made from', () => {
    fc.assert(
      fc.property(bytes, (given) => {
        expect(of(given).toBytes()).toEqual(given)
      }),
    )
  })

  it('works byte by byte', () => {
    const byByte = (a: Uint8Array, b: Uint8Array, join: (a: number, b: number) => number) =>
      a.map((byte, index) => join(byte, b[index] ?? 0))
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        expect(of(a).or(of(b)).toBytes()).toEqual(byByte(a, b, (x, y) => x | y))
        expect(of(a).and(of(b)).toBytes()).toEqual(byByte(a, b, (x, y) => x & y))
        expect(of(a).xor(of(b).toBigInt()).toBytes()).toEqual(byByte(a, b, (x, y) => x ^ y))
        expect(of(a).invert().toBytes()).toEqual(a.map((byte) => ~byte))
      }),
    )
  })

  it('obeys the law of De Morgan and undoes itself', () => {
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        const [left, right] = [of(a), of(b)]
        expect(left.or(right).invert().equals(left.invert().and(right.invert()))).toBe(true)
        expect(left.invert().invert().equals(left)).toBe(true)
        expect(left.xor(right).xor(right).equals(left)).toBe(true)
      }),
    )
  })

  it('shifts bits out and zeros in', () => {
    fc.assert(
      fc.property(bytes, fc.integer({ min: 0, max: 90 }), (given, count) => {
        const text = of(given).toString()
        const zeros = '0'.repeat(Math.min(count, text.length))
        expect(of(given).shiftLeft(count).toString()).toBe(text.slice(count) + zeros)
        expect(of(given).shiftRight(count).toString()).toBe(zeros + text.slice(0, text.length - zeros.length))
      }),
    )
  })

  it('leaves its operands as they are', () => {
    const [a, b] = [new Head(1, 0b1100_1010), new Head(1, 0b1010_0101)]
    const results = [a.or(b), a.and(b), a.xor(b), a.invert(), a.shiftLeft(1), a.shiftRight(1), a.copy()]
    for (const result of results) result.set(0, !result.get(0))
    expect([a.toNumber(), b.toNumber()]).toEqual([0b1100_1010, 0b1010_0101])
  })
})
