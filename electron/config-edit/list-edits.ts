/** Puts things into lists of a source text and takes them away, as a person would who keeps its layout. */
import type { Delimited, Span } from './outline/outline'
import type { Syntax } from './syntax'
import { indentAt, lineBreak, lineEnd, lineStart } from './text-edits'
import type { TextEdit } from './text-edits'

interface Source {
  text: string
  syntax: Syntax
}

/** Whether each item has lines of its own. */
function isBroken(text: string, { span, items }: Delimited): boolean {
  const first = items[0]
  return first !== undefined && text.slice(span[0], first[0]).includes('\n')
}

/** Where the comma behind an item is; null: there is none. Comments are no commas. */
function commaAfter({ text, syntax }: Source, from: number, until: number): number | null {
  for (let at = from; at < until; at++) {
    if (text.startsWith(syntax.comment, at)) at = lineEnd(text, at)
    else if (syntax.comment === '//' && text.startsWith('/*', at)) at = text.indexOf('*/', at) + 1
    else if (text[at] === ',') return at
  }
  return null
}

/** Adds an item, or several, at the end, or before the one with the given index. */
export function insertItem(
  source: Source,
  list: Delimited,
  added: string | readonly string[],
  index = list.items.length,
): TextEdit[] {
  const { text } = source
  const { items } = list
  const isInline = items.length === 0 || !isBroken(text, list)
  const item = typeof added === 'string' ? added : added.join(isInline ? ', ' : ',\n')
  if (items.length === 0) return fillEmpty(source, list, item)
  const next = items[index]
  const eol = lineBreak(text)
  if (next) {
    if (!isBroken(text, list)) return [{ span: [next[0], next[0]], text: `${item}, ` }]
    const indent = indentAt(text, next[0])
    return [{ span: [next[0], next[0]], text: `${shifted(item, indent, eol)},${eol}${indent}` }]
  }
  const last = items.at(-1)!
  const comma = commaAfter(source, last[1], list.span[1])
  if (!isBroken(text, list)) return [{ span: [last[1], last[1]], text: `, ${item}` }]
  const indent = indentAt(text, last[0])
  // A remark on the last line belongs to what is there.
  const end = Math.min(lineEnd(text, comma ?? last[1]), closing(text, list))
  const line = `${eol}${indent}${shifted(item, indent, eol)}${comma === null ? '' : ','}`
  const behind: TextEdit[] = [{ span: [end, end], text: line }]
  return comma === null ? [{ span: [last[1], last[1]], text: ',' }, ...behind] : behind
}

/** Writes a list anew, an item a line where it was so; remarks between the items go with them. */
export function replaceItems(
  { text, syntax }: Source,
  list: Delimited,
  items: readonly string[],
): TextEdit[] {
  const span: Span = [list.span[0] + 1, list.span[1] - 1]
  if (!isBroken(text, list)) return [{ span, text: items.join(', ') }]
  const eol = lineBreak(text)
  const outer = indentAt(text, list.span[0])
  const lines = items.map((item) => `${outer}${syntax.indent}${item},${eol}`)
  return [{ span, text: `${eol}${lines.join('')}${outer}` }]
}

/** The last offset before the closing bracket and the white space in front of it. */
function closing(text: string, { span, items }: Delimited): number {
  const inside = text.slice(items.at(-1)?.[1] ?? span[0], span[1] - 1)
  return span[1] - 1 - (inside.length - inside.trimEnd().length)
}

function fillEmpty({ text, syntax }: Source, { span }: Delimited, item: string): TextEdit[] {
  const inside = text.slice(span[0] + 1, span[1] - 1)
  const eol = lineBreak(text)
  const isObject = text[span[0]] === '{'
  if (inside.trim() === '' && !item.includes('\n')) {
    return [{ span: [span[0] + 1, span[1] - 1], text: isObject ? ` ${item} ` : item }]
  }
  const outer = indentAt(text, span[0])
  const indent = outer + syntax.indent
  const kept = inside.trimEnd()
  return [
    {
      span: [span[0] + 1 + kept.length, span[1] - 1],
      text: `${eol}${indent}${shifted(item, indent, eol)},${eol}${outer}`,
    },
  ]
}

/** An item of several lines at its new indentation. */
function shifted(item: string, indent: string, eol: string): string {
  return item.split('\n').join(eol + indent)
}

/** Takes items away, with the comments that are theirs: those right above, and the one behind on the same line. */
export function removeItems(source: Source, list: Delimited, indexes: readonly number[]): TextEdit[] {
  const { text } = source
  const gone = new Set(indexes)
  const isKept = list.items.some((_, index) => !gone.has(index))
  if (isKept) return isBroken(text, list) ? removeLines(source, list, gone) : removeInline(source, list, gone)
  const inner: Span = [list.span[0] + 1, list.span[1] - 1]
  return [{ span: inner, text: '' }]
}

function removeInline(source: Source, { items, span }: Delimited, gone: ReadonlySet<number>): TextEdit[] {
  return items.flatMap((item, index) => {
    if (!gone.has(index)) return []
    const next = items[index + 1]
    // Up to the next one; the last ones go with the comma before them.
    const hasKeptBehind = items.some((_, other) => other > index && !gone.has(other))
    if (next && hasKeptBehind) return [{ span: [item[0], next[0]] as Span, text: '' }]
    const before = items[index - 1]
    const start = before ? before[1] : item[0]
    const comma = next ? null : commaAfter(source, item[1], span[1] - 1)
    return [{ span: [start, comma === null ? item[1] : comma] as Span, text: '' }]
  })
}

function removeLines(source: Source, { items, span }: Delimited, gone: ReadonlySet<number>): TextEdit[] {
  const { text } = source
  const last = items.length - 1
  const isTrailing = commaAfter(source, items[last]![1], span[1] - 1) !== null
  const edits: TextEdit[] = []
  items.forEach((item, index) => {
    if (!gone.has(index)) return
    const previous = items[index - 1]
    const next = items[index + 1]
    const from = previous ? previous[1] : span[0] + 1
    const comma = commaAfter(source, item[1], next ? next[0] : span[1] - 1)
    const isSharing = previous !== undefined && lineStart(text, item[0]) <= previous[1]
    const nextShares = next !== undefined && lineEnd(text, comma ?? item[1]) >= next[0]
    if (isSharing || nextShares) {
      edits.push({ span: [item[0], nextShares ? next[0] : (comma ?? item[1] - 1) + 1], text: '' })
      return
    }
    const start = commentsAbove(source, item[0], from)
    const end = lineEnd(text, comma ?? item[1])
    const behind = Math.min(
      text.indexOf('\n', end) < 0 ? text.length : text.indexOf('\n', end) + 1,
      span[1] - 1,
    )
    edits.push({ span: [start, end < span[1] - 1 ? behind : span[1] - 1], text: '' })
  })
  const keptLast = Math.max(...items.map((_, index) => (gone.has(index) ? -1 : index)))
  if (keptLast < last && !isTrailing) {
    const comma = commaAfter(source, items[keptLast]![1], items[keptLast + 1]![0])
    if (comma !== null) edits.push({ span: [comma, comma + 1], text: '' })
  }
  return edits
}

/** The beginning of the comment lines right above an item, or of its own line. */
function commentsAbove({ text, syntax }: Source, itemStart: number, from: number): number {
  let start = lineStart(text, itemStart)
  while (start > 0) {
    const above = lineStart(text, start - 1)
    if (above <= from || !text.slice(above, start).trimStart().startsWith(syntax.comment)) break
    start = above
  }
  return Math.max(start, from)
}
