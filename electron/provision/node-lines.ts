/** Nodes as a network's config names them, to be copied there. */
import type { InventoryNode } from './inventory'

/** One line a node: TypeScript's `new Node(…)`, or Python's `BaseNode(…)`. */
export function nodeLines(nodes: readonly InventoryNode[], language: 'typescript' | 'python'): string[] {
  return nodes.map(({ name, address }) => {
    const place = quoted(address ?? name)
    const named = language === 'python' ? quoted(name) : `{ name: ${quoted(name)} }`
    const given = address === null || address === name ? place : `${place}, ${named}`
    return language === 'python' ? `BaseNode(${given}),` : `new Node(${given}),`
  })
}

/** A string literal in both languages. */
function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", String.raw`\'`)}'`
}
