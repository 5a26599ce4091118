/** Where a MessagePack value ends, without reading what it says: https://github.com/msgpack/msgpack/blob/master/spec.md */

/** Bytes of a value of these first bytes besides the first one, where that says it all. */
const fixed: Readonly<Record<number, number>> = {
  0xc0: 0,
  0xc2: 0,
  0xc3: 0,
  0xca: 4,
  0xcb: 8,
  0xcc: 1,
  0xcd: 2,
  0xce: 4,
  0xcf: 8,
  0xd0: 1,
  0xd1: 2,
  0xd2: 4,
  0xd3: 8,
  0xd4: 2,
  0xd5: 3,
  0xd6: 5,
  0xd7: 9,
  0xd8: 17,
}

/** First bytes that a length follows, of so many bytes; then so many more, and the bytes that the length counts. */
const counted: Readonly<Record<number, readonly [length: number, more: number]>> = {
  0xc4: [1, 0],
  0xc5: [2, 0],
  0xc6: [4, 0],
  0xc7: [1, 1],
  0xc8: [2, 1],
  0xc9: [4, 1],
  0xd9: [1, 0],
  0xda: [2, 0],
  0xdb: [4, 0],
}

/** First bytes that a number of values follows, of so many bytes; a map has two for each. */
const listed: Readonly<Record<number, readonly [length: number, each: number]>> = {
  0xdc: [2, 1],
  0xdd: [4, 1],
  0xde: [2, 2],
  0xdf: [4, 2],
}

/** Bytes of the first value; null where its end is not there yet. Throws SyntaxError for what is no MessagePack. */
export function messagePackLength(bytes: Buffer): number | null {
  let at = 0
  for (let values = 1; values > 0; values--) {
    const first = bytes[at++]
    if (first === undefined) return null
    const count = counted[first]
    const list = listed[first]
    const length = (count ?? list)?.[0] ?? 0
    if (at + length > bytes.length) return null
    const number = length === 0 ? 0 : bytes.readUIntBE(at, length)
    at += length
    if (count !== undefined) at += count[1] + number
    else if (list !== undefined) values += list[1] * number
    else if (first >= 0x80 && first < 0x90) values += 2 * (first - 0x80)
    else if (first >= 0x90 && first < 0xa0) values += first - 0x90
    else if (first >= 0xa0 && first < 0xc0) at += first - 0xa0
    else if (first === 0xc1) throw new SyntaxError('a byte C1 is no MessagePack')
    else at += fixed[first] ?? 0
  }
  return at <= bytes.length ? at : null
}
