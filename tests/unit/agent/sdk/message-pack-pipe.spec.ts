import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { BlockWriter } from '../../../../agent/sdk/block-writer'
import { readBlock, writeBlock } from '../../../../agent/sdk/internals'
import { MessagePackPipe } from '../../../../agent/sdk/message-pack-pipe'
import { NdArray } from '../../../../agent/sdk/nd-array'
import { reset } from '../../../../agent/sdk/registry'

afterEach(reset)

/** Writes a block between others, as in a frame, reads it, and spoils the buffer, which is used again. */
function roundTrip(value: unknown): unknown {
  const pipe = new MessagePackPipe(1)
  const out = new BlockWriter(16)
  out.bytes(Buffer.from('before'))
  const start = out.length
  pipe[writeBlock](value, out)
  const end = out.length
  out.bytes(Buffer.from('after'))
  const copy = pipe[readBlock](out.buffer, start, end)
  out.buffer.fill(0xc1)
  return copy
}

describe('a value', () => {
  const kept = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom(null, true, false, NaN, Infinity, -Infinity),
      fc.double(),
      fc.maxSafeInteger(),
      fc.string({ unit: 'grapheme' }),
      fc.bigInt(),
      fc.uint8Array(),
      fc.float64Array(),
      fc.date({ noInvalidDate: true }),
      fc.array(tie('value'), { maxLength: 20 }),
      fc.dictionary(
        fc.string().filter((key) => key !== '__proto__'),
        tie('value'),
        { noNullPrototype: true },
      ),
    ),
  })).value

  it('arrives as it was', () => {
    fc.assert(
      fc.property(kept, (value) => {
        expect(normal(roundTrip(value))).toStrictEqual(normal(value))
      }),
      { numRuns: 1000 },
    )
  })

  it.each([0n, -1n, 127n, 128n, -128n, -129n, 2n ** 63n, -(2n ** 63n), 2n ** 200n, -(2n ** 200n)])(
    'that is the bigint %s stays one',
    (value) => expect(roundTrip(value)).toBe(value),
  )

  it('that is undefined arrives as null, in an object too', () => {
    expect(roundTrip(undefined)).toBe(null)
    expect(roundTrip({ a: undefined })).toEqual({ a: null })
  })

  it('of a class of the job’s own arrives as its fields', () => {
    class Point {
      constructor(readonly x: number) {}
    }
    expect(roundTrip(new Point(3))).toEqual({ x: 3 })
  })
})

describe('an array of numbers', () => {
  it.each([
    Int8Array.of(-1, 2),
    Int16Array.of(-300),
    Uint16Array.of(65535),
    Int32Array.of(-1),
    Uint32Array.of(2 ** 32 - 1),
    BigInt64Array.of(-(2n ** 63n)),
    BigUint64Array.of(2n ** 64n - 1n),
    Float32Array.of(1.5, NaN),
    Float64Array.of(Math.PI),
    new Float32Array(0),
  ])('keeps its kind and has memory of its own: %o', (array) => {
    const copy = roundTrip(array) as typeof array
    expect(copy).toStrictEqual(array)
    expect([copy.byteOffset, copy.buffer.byteLength]).toEqual([0, array.byteLength])
  })

  it('may be large', () => {
    const copy = roundTrip(new Float64Array(100_000).fill(7)) as Float64Array
    expect([copy.length, copy.every((element) => element === 7)]).toEqual([100_000, true])
  })

  it('may be a part of a larger one', () => {
    expect(roundTrip(Float32Array.of(1, 2, 3).subarray(1))).toStrictEqual(Float32Array.of(2, 3))
  })

  it('keeps its shape', () => {
    for (const shape of [[2, 3], [6, 1, 1], [0, 4], []]) {
      const data = new Int16Array(shape.reduce((product, length) => product * length, 1)).fill(5)
      expect(roundTrip({ image: new NdArray(data, shape) })).toStrictEqual({
        image: new NdArray(data, shape),
      })
    }
  })

  it('has as many elements as its shape says', () => {
    expect(() => new NdArray(Uint8Array.of(1, 2, 3), [2, 2])).toThrow(
      'An NdArray of shape [2, 2] has 4 elements, not 3 elements',
    )
  })
})

describe('what cannot be carried fails with the name of the pipe', () => {
  it('a list that contains itself', () => {
    const cycle: unknown[] = []
    cycle.push(cycle)
    expect(() => roundTrip(cycle)).toThrow("MessagePackPipe 1 can't carry this value: Too deep objects")
  })

  it.each([
    [() => 1, 'MessagePack has no function'],
    [new Map([[1, 2]]), 'MessagePack has no value of class Map'],
    [new Uint8Array(4).buffer, 'MessagePack has no value of class ArrayBuffer'],
    [Symbol('x'), 'MessagePack has no symbol'],
    [new Date(NaN), 'MessagePack has no invalid Date'],
  ])('%o', (value, message) => {
    expect(() => roundTrip(value)).toThrow(`MessagePackPipe 1 can't carry this value: ${message}`)
  })

  it.each([
    [[0xc1], 'received a block that it can’t read'],
    [[0x92, 1], 'received a block that it can’t read'],
    [[1, 2], 'received a block that it can’t read'],
    [[0xc7, 2, 1, 0x78, 1], 'its array is of an unknown kind'],
    [[0xc7, 1, 99, 0], 'it has a value of the unknown extension type 99'],
    [[0xc7, 6, 1, 0x66, 1, 0, 0, 0, 9], 'An NdArray of shape [9] has 9 elements'],
  ])('a block of the bytes %j', (bytes, message) => {
    const pipe = new MessagePackPipe(1)
    const text = message.replace('’', "'")
    expect(() => pipe.unpack(Buffer.from(bytes))).toThrow(text)
  })
})

it('is another encoding as soon as pack is overridden', () => {
  class Halved extends MessagePackPipe<number> {
    override pack(value: number) {
      return super.pack(value / 2)
    }
  }
  const out = new BlockWriter()
  const pipe = new Halved(1)
  pipe[writeBlock](4, out)
  expect(pipe[readBlock](out.buffer, 0, out.length)).toBe(2)
})

/** Buffers and byte arrays alike, and -0, which is a whole number on the wire. */
function normal(value: unknown): unknown {
  if (Object.is(value, -0)) return 0
  if (value instanceof Float64Array || value instanceof Date) return value
  if (value instanceof Uint8Array) return [...value]
  if (Array.isArray(value)) return value.map(normal)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, normal(item)]))
}
