import { describe, expect, it } from 'vitest'
import { expressionOf, findMatches } from '../../../../electron/search/find-matches'

const plain = { text: '', isRegex: false, isCaseSensitive: false, isWholeWord: false }
const found = (text: string, query: Partial<typeof plain>, most = 100): [number, number, number][] =>
  findMatches(text, expressionOf({ ...plain, ...query }), most).map(({ line, column, length }) => [
    line,
    column,
    length,
  ])

describe('a search', () => {
  it('finds plain text whatever signs are in it, with its place', () => {
    expect(found('a.b\r\naxb\nx a.b a.b', { text: 'a.b' })).toEqual([
      [1, 1, 3],
      [3, 3, 3],
      [3, 7, 3],
    ])
  })

  it('heeds case and words when asked to', () => {
    expect(found('Job job', { text: 'job' })).toHaveLength(2)
    expect(found('Job job', { text: 'job', isCaseSensitive: true })).toEqual([[1, 5, 3]])
    expect(found('job jobs überjob job', { text: 'job', isWholeWord: true })).toEqual([
      [1, 1, 3],
      [1, 18, 3],
    ])
  })

  it('finds what an expression describes, and nothing where it matches nothing', () => {
    expect(found('x1 y22', { text: String.raw`\d+`, isRegex: true })).toEqual([
      [1, 2, 1],
      [1, 5, 2],
    ])
    expect(found('abc', { text: 'x*', isRegex: true })).toEqual([])
  })

  it('says what is wrong with an expression', () => {
    expect(() => expressionOf({ ...plain, text: '(', isRegex: true })).toThrow(/no regular expression/)
  })

  it('ends at the most that is asked for, and shows long lines around the match', () => {
    expect(found('a a a a', { text: 'a' }, 2)).toHaveLength(2)
    const [match] = findMatches(
      `${'x'.repeat(100_000)}needle${'y'.repeat(100_000)}`,
      expressionOf({ ...plain, text: 'needle' }),
      1,
    )
    expect(match!.preview.length).toBeLessThan(300)
    expect(match!.preview.slice(match!.previewStart, match!.previewStart + 6)).toBe('needle')
  })
})
