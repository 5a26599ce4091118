import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BlockWriter } from '../../../../agent/sdk/block-writer'
import { decodeObject, encodeObject } from '../../../../agent/sdk/object-codec'

/** Encodes behind some other bytes, as in a frame, and decodes. */
function roundTrip(value: unknown): unknown {
  const out = new BlockWriter(16)
  out.bytes(Buffer.from('before'))
  const start = out.length
  encodeObject(value, out)
  expect(out.length).toBeGreaterThan(start)
  const end = out.length
  out.bytes(Buffer.from('after'))
  return decodeObject(out.buffer, start, end)
}

describe('any value that can be cloned', () => {
  it('arrives as structuredClone would give it', () => {
    const values = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withSparseArray: true,
      withTypedArray: true,
      withObjectString: true,
      withBoxedValues: true,
    })
    fc.assert(
      fc.property(values, (value) => {
        if (!isDeepStrictEqual(roundTrip(value), structuredClone(value)))
          expect(roundTrip(value)).toStrictEqual(structuredClone(value))
      }),
      { numRuns: 2000 },
    )
  })

  it.each([
    0,
    -0,
    1,
    -1,
    2 ** 31 - 1,
    -(2 ** 31),
    2 ** 31,
    2 ** 32,
    2 ** 53,
    0.1,
    -0.5,
    NaN,
    Infinity,
    -Infinity,
    Number.MIN_VALUE,
    undefined,
    null,
    true,
    false,
    '',
    'a',
    123n,
    -(2n ** 80n),
  ])('%s stays the same', (value) => {
    expect(Object.is(roundTrip(value), value)).toBe(true)
  })

  it('is every number exactly', () => {
    const numbers = fc.oneof(fc.double(), fc.integer(), fc.maxSafeInteger())
    fc.assert(
      fc.property(numbers, (value) => Object.is(roundTrip(value), value)),
      { numRuns: 2000 },
    )
  })

  it('is every text exactly: short and long, with any characters and with halves of surrogate pairs', () => {
    const unit = fc.oneof(fc.constantFrom(0x41, 0x7f, 0x80, 0xd800, 0xdbff, 0xdc00, 0xdfff), fc.nat(0xffff))
    const texts = fc.array(unit, { maxLength: 150 }).map((codes) => String.fromCharCode(...codes))
    fc.assert(
      fc.property(texts, (value) => roundTrip(value) === value),
      { numRuns: 2000 },
    )
    for (const text of [
      'x'.repeat(64),
      'x'.repeat(65),
      'ä'.repeat(64),
      '🎉'.repeat(40),
      'a\ud83c',
      '\udf89a',
    ]) {
      expect(roundTrip(text)).toBe(text)
    }
  })

  it('keeps holes, cycles, errors, expressions and dates', () => {
    const holes = [1]
    holes[2] = 3
    expect(1 in (roundTrip(holes) as unknown[])).toBe(false)
    const cycle: { self?: unknown } = {}
    cycle.self = cycle
    const copy = roundTrip(cycle) as { self: unknown }
    expect(copy.self).toBe(copy)
    expect(roundTrip(new RangeError('too far'))).toMatchObject({ name: 'RangeError', message: 'too far' })
    expect(roundTrip(/a+/giu)).toEqual(/a+/giu)
    expect(roundTrip(new Date(0))).toEqual(new Date(0))
  })
})

describe('typed arrays', () => {
  const kinds = [
    Int8Array,
    Uint8Array,
    Uint8ClampedArray,
    Int16Array,
    Uint16Array,
    Int32Array,
    Uint32Array,
    Float32Array,
    Float64Array,
  ]
  it.each(kinds)('keep their kind and values, also as a part of a larger buffer: %o', (kind) => {
    const whole = kind.from([1, 2, 3, 250, 5])
    for (const value of [whole, whole.subarray(1, 4), whole.subarray(2, 2)]) {
      const copy = roundTrip(value)
      expect(copy).toStrictEqual(value.slice())
      expect(Object.getPrototypeOf(copy)).toBe(kind.prototype)
    }
  })

  it.each([BigInt64Array, BigUint64Array])('keep big integers: %o', (kind) => {
    expect(roundTrip(kind.from([1n, 2n ** 62n]))).toStrictEqual(kind.from([1n, 2n ** 62n]))
  })

  it('are copies of their own that do not hold on to the frame', () => {
    const out = new BlockWriter(1024)
    encodeObject(Uint8Array.of(1, 2, 3), out)
    const copy = decodeObject(out.buffer, 0, out.length) as Uint8Array
    out.buffer.fill(9)
    expect([copy, copy.buffer.byteLength]).toEqual([Uint8Array.of(1, 2, 3), 3])
  })

  it('may be buffers, views of data, and array buffers', () => {
    expect(Buffer.from(roundTrip(Buffer.from('bytes')) as Uint8Array).toString()).toBe('bytes')
    const view = new DataView(Uint8Array.of(1, 2, 3, 4).buffer, 1, 2)
    expect((roundTrip(view) as DataView).getUint16(0)).toBe(0x0203)
    expect(roundTrip(Uint8Array.of(1, 2).buffer)).toStrictEqual(Uint8Array.of(1, 2).buffer)
  })
})

describe('what cannot be carried', () => {
  it.each([
    ['a function', () => 1],
    ['a symbol', Symbol('s')],
    ['a promise', Promise.resolve()],
    ['an object with a function', { work: () => 1 }],
    ['a weak map', new WeakMap()],
  ])('is refused with a DataCloneError: %s', (_, value) => {
    expect(() => roundTrip(value)).toThrow(/could not be cloned/)
  })

  it.each([
    ['nothing', []],
    ['an unknown tag', [99, 1, 2]],
    ['an unknown kind of array', [9, 200, 1]],
    ['an array of half a value', [9, 2, 1]],
    ['a cut clone', [10, 255, 15, 111]],
  ])('is an error to read: %s', (_, bytes) => {
    expect(() => decodeObject(Buffer.from(bytes), 0, bytes.length)).toThrow()
  })
})
