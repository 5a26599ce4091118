import fc from 'fast-check'
import { expect, it } from 'vitest'
import { encodeMessagePack } from '../../../../agent/sdk/message-pack-codec'
import { messagePackLength } from '../../../../agent/sdk/message-pack-length'

const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, true, false),
    fc.double(),
    fc.maxSafeInteger(),
    fc.bigInt(),
    fc.string({ maxLength: 300 }),
    fc.uint8Array({ maxLength: 300 }),
    fc.float32Array({ maxLength: 80 }),
    fc.date({ noInvalidDate: true }),
    fc.array(tie('any'), { maxLength: 20 }),
    fc.dictionary(fc.string(), tie('any'), { maxKeys: 20 }),
  ),
})).any

it('finds the end of every value, with and without others behind it, and of no part of one', () => {
  fc.assert(
    fc.property(value, fc.nat(), (given, cut) => {
      const block = Buffer.from(encodeMessagePack(given))
      expect(messagePackLength(block)).toBe(block.length)
      expect(messagePackLength(Buffer.concat([block, block]))).toBe(block.length)
      expect(messagePackLength(block.subarray(0, cut % block.length))).toBeNull()
    }),
  )
})

it.each([
  ['a text of 70,000 bytes', 'x'.repeat(70_000)],
  ['70,000 bytes', Buffer.alloc(70_000)],
  ['a list of 70,000 values', Array.from({ length: 70_000 }, (_, index) => index)],
  [
    'a map of 70,000 values',
    Object.fromEntries(Array.from({ length: 70_000 }, (_, index) => [`k${index}`, 1])),
  ],
  ['an array of 70,000 numbers', new Float64Array(70_000)],
])('finds the end of %s', (_name, given) => {
  const block = Buffer.from(encodeMessagePack(given))
  expect(messagePackLength(block)).toBe(block.length)
  expect(messagePackLength(block.subarray(0, -1))).toBeNull()
})

it('refuses the one byte that begins no value', () => {
  expect(() => messagePackLength(Buffer.from([0x91, 0xc1]))).toThrow(/no MessagePack/)
})
