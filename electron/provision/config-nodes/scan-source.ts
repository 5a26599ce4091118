/** Finds brackets and elements in TypeScript and Python source, passing over strings and comments. */

/** What may stand in a list: where it begins and ends in the text. */
export interface Span {
  start: number
  end: number
}

export type Language = 'typescript' | 'python'

const OPENING = '([{'
const CLOSING = ')]}'

/** Positions of the text that are code, neither string nor comment. */
export function* codeOf(text: string, language: Language, from = 0): Generator<number> {
  let at = from
  while (at < text.length) {
    const skipped = skip(text, at, language)
    if (skipped === at) yield at++
    else at = skipped
  }
}

/** Where the bracket that opens at `start` closes; null: it does not. */
export function closingOf(text: string, start: number, language: Language): number | null {
  let depth = 0
  for (const at of codeOf(text, language, start)) {
    if (OPENING.includes(text[at]!)) depth++
    else if (CLOSING.includes(text[at]!) && --depth === 0) return at
  }
  return null
}

/** The elements between two brackets, without the commas and spaces around them. */
export function elementsOf(text: string, { start, end }: Span, language: Language): Span[] {
  const commas: number[] = []
  let depth = 0
  for (const at of codeOf(text, language, start + 1)) {
    if (at >= end) break
    if (OPENING.includes(text[at]!)) depth++
    else if (CLOSING.includes(text[at]!)) depth--
    else if (text[at] === ',' && depth === 0) commas.push(at)
  }
  const limits = [start, ...commas, end]
  return limits.slice(1).flatMap((limit, index) => elementIn(text, limits[index]! + 1, limit, language))
}

/** From the first place that is neither space nor comment to the last. */
function elementIn(text: string, from: number, to: number, language: Language): Span[] {
  let [at, start, end] = [from, -1, -1]
  while (at < to) {
    const next = Math.max(at + 1, skip(text, at, language))
    if (text[at]!.trim() !== '' && !isComment(text, at, language)) {
      if (start < 0) start = at
      end = next
    }
    at = next
  }
  return start < 0 ? [] : [{ start, end }]
}

/** The place behind the string or comment that begins here; the same place where none does. */
function skip(text: string, at: number, language: Language): number {
  if (isComment(text, at, language)) {
    const end = text.startsWith('/*', at) ? text.indexOf('*/', at + 2) + 2 : text.indexOf('\n', at)
    return end <= at ? text.length : end
  }
  const quote = language === 'python' ? /^("""|'''|"|')/ : /^["'`]/
  const [mark] = quote.exec(text.slice(at, at + 3)) ?? []
  if (mark === undefined) return at
  for (let next = at + mark.length; next < text.length; next++) {
    if (text[next] === '\\') next++
    else if (text.startsWith(mark, next)) return next + mark.length
    else if (text[next] === '\n' && mark.length === 1 && mark !== '`') return next
  }
  return text.length
}

function isComment(text: string, at: number, language: Language): boolean {
  return language === 'python' ? text[at] === '#' : text.startsWith('//', at) || text.startsWith('/*', at)
}
