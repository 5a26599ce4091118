import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LineSplitter } from '../../../../../agent/runtime/console/line-splitter'

function split(chunks: (string | Buffer)[], maxCharacters?: number): string[] {
  const lines: string[] = []
  const splitter = new LineSplitter((line) => lines.push(line), maxCharacters)
  for (const chunk of chunks) splitter.push(Buffer.from(chunk as string))
  splitter.end()
  return lines
}

describe('LineSplitter', () => {
  it('ends lines at \\n and \\r\\n, keeps empty ones, and takes the last without an end', () => {
    expect(split(['one\ntwo\r\n\n\r\nlast'])).toEqual(['one', 'two', '', '', 'last'])
    expect(split(['ends\n'])).toEqual(['ends'])
    expect(split([])).toEqual([])
  })

  it('puts characters together that were cut between two reads', () => {
    const bytes = Buffer.from('Größe → 🎉\nnext\n')
    for (let at = 1; at < bytes.length; at++) {
      expect(split([bytes.subarray(0, at), bytes.subarray(at)])).toEqual(['Größe → 🎉', 'next'])
    }
  })

  it('shows a mark where bytes are no UTF-8', () => {
    expect(split([Buffer.from([0x61, 0xff, 0x62, 0x0a, 0xc3])])).toEqual(['a\ufffdb', '\ufffd'])
  })

  it('cuts lines that are too long', () => {
    expect(split(['abcdefghij\nklm\n'], 4)).toEqual(['abcd', 'efgh', 'ij', 'klm'])
    expect(split(['abcd\n', 'efgh\r\n', 'ijklmnop\n'], 4)).toEqual(['abcd', 'efgh', 'ijkl', 'mnop'])
  })

  it('gives the same lines however the bytes come', () => {
    const text = fc
      .array(fc.constantFrom('\n', '\r\n', 'a', 'bc', 'def'), { maxLength: 60 })
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 7 }), (whole, step) => {
        const pieces = whole.match(new RegExp(`[\\s\\S]{1,${step}}`, 'g')) ?? []
        expect(split(pieces, 4)).toEqual(split([whole], 4))
      }),
    )
  })

  it('holds little of a line that never ends', () => {
    let characters = 0
    const splitter = new LineSplitter((line) => (characters += line.length), 1000)
    for (let i = 0; i < 100; i++) splitter.push(Buffer.alloc(1000, 'x'))
    expect(characters).toBeGreaterThanOrEqual(98_000)
  })
})
