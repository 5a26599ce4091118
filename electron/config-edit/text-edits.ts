/** Edits of a text at places in it. */
import type { Span } from './outline/outline'

/** Puts `text` where `span` is. */
export interface TextEdit {
  span: Span
  text: string
}

/** Applies edits that do not overlap; of those at one place the first comes first. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = edits.map((edit, order) => ({ ...edit, order }))
  ordered.sort((a, b) => b.span[0] - a.span[0] || b.order - a.order)
  return ordered.reduce(
    (result, { span, text: put }) => result.slice(0, span[0]) + put + result.slice(span[1]),
    text,
  )
}

/** Where the line of an offset begins. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1
}

/** Where the line of an offset ends, without its line break. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset)
  if (end < 0) return text.length
  return text[end - 1] === '\r' ? end - 1 : end
}

/** The white space at the beginning of an offset's line. */
export function indentAt(text: string, offset: number): string {
  return /[ \t]*/y.exec(text.slice(lineStart(text, offset)))?.[0] ?? ''
}

/** The line break that the text uses. */
export function lineBreak(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n'
}

export function slice(text: string, [from, to]: Span): string {
  return text.slice(from, to)
}
