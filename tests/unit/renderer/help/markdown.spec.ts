import { describe, expect, it } from 'vitest'
import { parsePage } from '../../../../renderer/features/help/markdown'
import { searchPages } from '../../../../renderer/features/help/search-pages'

const page = parsePage(
  'pipes',
  '# Pipes\n\nA pipe joins `two` jobs.\n\n## Which one\n\nfirst\n\n## Which one\n\n```ts\nnew BytesPipe(3, 4)\n```\n',
)

describe('a page', () => {
  it('has the title of its first heading, and anchors as GitHub makes them', () => {
    expect(page.title).toBe('Pipes')
    expect(page.sections.map(({ anchor, level }) => [anchor, level])).toEqual([
      ['pipes', 1],
      ['which-one', 2],
      ['which-one-1', 2],
    ])
  })

  it('knows the words of each section, also those of its code', () => {
    expect(page.sections.map(({ text }) => text.trim())).toEqual([
      'A pipe joins two jobs.',
      'first',
      'new BytesPipe(3, 4)',
    ])
  })
})

describe('the search', () => {
  const anchorsOf = (query: string): string[] =>
    searchPages([page], query).map(({ section }) => section.anchor)

  it('finds sections that have every word, those with them in the title first', () => {
    expect(anchorsOf('pipe')).toEqual(['pipes', 'which-one-1'])
    expect(anchorsOf('joins JOBS')).toEqual(['pipes'])
    expect(anchorsOf('first jobs')).toEqual([])
  })

  it('finds nothing for no words', () => expect(anchorsOf('  ')).toEqual([]))
})
