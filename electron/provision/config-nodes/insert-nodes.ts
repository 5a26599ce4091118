/** Writes nodes into the list of a network's config as a person would; the rest of the file stays as it is. */
import { nodeLines } from '../node-lines'
import type { ConfigNode } from '../node-lines'
import { findNodeList } from './find-node-list'
import type { NodeList } from './find-node-list'
import { withNodeImport } from './node-import'
import { elementsOf } from './scan-source'
import type { Language } from './scan-source'

/** A list that would be wider goes over several lines. */
const WIDEST = 110

/** The new text, and how many other nodes the list had; null: there is no list that could be changed. */
export function insertNodes(
  text: string,
  language: Language,
  nodes: readonly ConfigNode[],
  replace: boolean,
): { text: string; others: number } | null {
  const list = findNodeList(text, language)
  if (list === null) return null
  const spans = elementsOf(text, list, language)
  const there = spans.map(({ start, end }) => text.slice(start, end))
  const own = there.filter((element) => nodes.some((node) => isOf(element, node)))
  const fresh = nodes.filter((node) => !there.some((element) => isOf(element, node)))
  const others = there.length - own.length
  if (fresh.length === 0 && (!replace || others === 0)) return { text, others }
  const added = nodeLines(fresh, language).map((line) => line.replace(/,$/, ''))
  const isLong = text.slice(list.start, list.end).includes('\n')
  const last = spans.at(-1)
  const keepsAll = !replace || others === 0
  const changed =
    isLong && keepsAll && last
      ? appended(text, last.end, indentAt(text, last.start), added)
      : text.slice(0, list.start) +
        written(text, list, [...(replace ? own : there), ...added], isLong) +
        text.slice(list.end + 1)
  return { text: withNodeImport(changed, language), others }
}

function isOf(element: string, { name, address }: ConfigNode): boolean {
  const place = address ?? name
  return element.includes(`'${place}'`) || element.includes(`"${place}"`)
}

/** Behind the last element, and behind what is remarked on it; all before stays as it is written. */
function appended(text: string, end: number, indent: string, added: string[]): string {
  const [before, rest] = [text.slice(0, end), text.slice(end)]
  const [whole = '', remark] = /^(?:[ \t]*,)?([ \t]*(?:#|\/\/)[^\n]*)?/.exec(rest) ?? []
  if (remark === undefined) return before + added.map((line) => `,\n${indent}${line}`).join('') + rest
  return `${before},${remark}${added.map((line) => `\n${indent}${line},`).join('')}${rest.slice(whole.length)}`
}

/** The list anew: on one line where it fits, else an element a line. */
function written(text: string, list: NodeList, elements: string[], isLong: boolean): string {
  const lead = list.start - (text.lastIndexOf('\n', list.start) + 1)
  const line = `[${elements.join(', ')}]`
  if (!isLong && lead + line.length < WIDEST) return line
  const step = list.indent.length % 4 === 0 ? '    ' : '  '
  return `[\n${elements.map((element) => `${list.indent}${step}${element},\n`).join('')}${list.indent}]`
}

/** Spaces at the beginning of the line. */
function indentAt(text: string, at: number): string {
  return /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', at) + 1))![0]
}
