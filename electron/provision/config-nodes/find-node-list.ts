/** Where a config lists its nodes. */
import { closingOf, codeOf, elementsOf } from './scan-source'
import type { Language, Span } from './scan-source'

/** From the opening bracket to the closing one. */
export interface NodeList extends Span {
  /** Of the line on which the list begins. */
  indent: string
}

/** Null: the nodes come from somewhere else, such as an import or a file. */
export function findNodeList(text: string, language: Language): NodeList | null {
  const start = language === 'python' ? pythonValue(text) : typescriptValue(text)
  if (start === null || text[start] !== '[') return null
  const end = closingOf(text, start, language)
  // What follows would belong to the value: a method call, another list that is added.
  if (end === null || /^[ \t]*[.+[(]/.test(text.slice(end + 1))) return null
  return { start, end, indent: indentAt(text, start) }
}

/** The value of `NODES = …` at the top level. */
function pythonValue(text: string): number | null {
  for (const at of codeOf(text, 'python')) {
    if (at > 0 && text[at - 1] !== '\n') continue
    const [name] = /^NODES\s*(?::[^=\n]+)?=[ \t]*/.exec(text.slice(at, at + 200)) ?? []
    if (name !== undefined) return at + name.length
  }
  return null
}

/** The value of `nodes` in the object that `defineNetwork` gets. */
function typescriptValue(text: string): number | null {
  for (const at of codeOf(text, 'typescript')) {
    const [call] = /^defineNetwork\(\s*(?=\{)/.exec(text.slice(at, at + 100)) ?? []
    if (call === undefined) continue
    const start = at + call.length
    const end = closingOf(text, start, 'typescript')
    if (end === null) return null
    const property = elementsOf(text, { start, end }, 'typescript').find((element) =>
      /^nodes\s*:/.test(text.slice(element.start, element.end)),
    )
    if (property === undefined) return null
    return property.start + /^nodes\s*:\s*/.exec(text.slice(property.start))![0].length
  }
  return null
}

function indentAt(text: string, at: number): string {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at)
  return /^\s*/.exec(line)![0]
}
