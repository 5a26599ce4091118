/** Matches in one text. */
import type { FileMatches, SearchQuery } from '../contract/search'
import { AppError } from '../errors'

/** Characters of a preview; lines of a bundle have a million. */
const PREVIEW_LENGTH = 200
const BEFORE_MATCH = 40

/** The query as an expression that finds every match; throws an AppError for one that is none. */
export function expressionOf({ text, isRegex, isCaseSensitive, isWholeWord }: SearchQuery): RegExp {
  const source = isRegex ? text : text.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)
  const bounded = isWholeWord ? String.raw`(?<![\p{L}\p{N}_])(?:${source})(?![\p{L}\p{N}_])` : source
  try {
    return new RegExp(bounded, isCaseSensitive ? 'gu' : 'giu')
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^Invalid regular expression: /, '') : ''
    throw new AppError(
      'usage',
      `This is no regular expression: ${reason}`,
      'Correct it, or search for plain text.',
    )
  }
}

/** The first matches of a text, at most `most`; those without length are left out. */
export function findMatches(text: string, expression: RegExp, most: number): FileMatches['matches'] {
  const matches: FileMatches['matches'] = []
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    for (const found of line.matchAll(expression)) {
      if (found[0] === '') continue
      if (matches.length >= most) return matches
      const start = Math.max(0, found.index - BEFORE_MATCH)
      matches.push({
        line: index + 1,
        column: found.index + 1,
        length: found[0].length,
        preview: line.slice(start, start + PREVIEW_LENGTH),
        previewStart: found.index - start,
      })
    }
  }
  return matches
}
