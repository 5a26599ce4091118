/** Breaks what became too long for its line: first the arguments of a job, then its lists of pipes. */
import type { Delimited, JobCall, Outline, Span } from './outline/outline'
import type { Syntax } from './syntax'
import { indentAt, lineBreak, lineEnd, lineStart, slice } from './text-edits'
import type { TextEdit } from './text-edits'

/** The edits that break one thing that is too long; none when all fits. Asked again until nothing is left. */
export function fitLines(
  text: string,
  outline: Outline,
  syntax: Syntax,
  changed: ReadonlySet<number>,
  hasNewNodes = false,
): TextEdit[] {
  const jobs = outline.jobs?.list
  if (jobs && changed.size > 0 && isTooLong(text, jobs, syntax)) return [breakList(text, jobs, syntax)]
  for (const [index, { call }] of (outline.jobs?.items ?? []).entries()) {
    if (!call || !changed.has(index)) continue
    const list = tooLong(text, call, syntax)
    if (list) return [breakList(text, list, syntax)]
  }
  const nodes = outline.nodes?.list
  if (nodes && hasNewNodes && isTooLong(text, nodes, syntax)) return [breakList(text, nodes, syntax)]
  for (const { list } of outline.imports) {
    const hasBrackets = list !== null && /[{(]/.test(text[list.span[0]]!)
    if (hasBrackets && isTooLong(text, list, syntax)) return [breakList(text, list, syntax)]
  }
  return []
}

function tooLong(text: string, call: JobCall, syntax: Syntax): Delimited | undefined {
  const lists = [call.args, call.inputs?.list ?? null, call.outputs?.list ?? null]
  return lists.find((list): list is Delimited => list !== null && isTooLong(text, list, syntax))
}

function isTooLong(text: string, { span, items }: Delimited, { width }: Syntax): boolean {
  if (items.length === 0 || !isOnOneLine(text, span)) return false
  return lineEnd(text, span[0]) - lineStart(text, span[0]) > width
}

function isOnOneLine(text: string, span: Span): boolean {
  return !slice(text, span).includes('\n')
}

function breakList(text: string, { span, items }: Delimited, syntax: Syntax): TextEdit {
  const eol = lineBreak(text)
  const outer = indentAt(text, span[0])
  const lines = items.map((item) => `${outer}${syntax.indent}${slice(text, item)},${eol}`)
  return { span: [span[0] + 1, span[1] - 1], text: `${eol}${lines.join('')}${outer}` }
}
