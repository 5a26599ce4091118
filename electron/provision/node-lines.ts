/** Nodes as a network's config names them, to be copied or inserted there. */
import type { InventoryNode } from './inventory'

/** What a config says of a node. */
export type ConfigNode = Pick<InventoryNode, 'name' | 'address'> & { groups?: readonly string[] }

/** One line a node: TypeScript's `new Node(…)`, or Python's `BaseNode(…)`, whose groups are its class's. */
export function nodeLines(nodes: readonly ConfigNode[], language: 'typescript' | 'python'): string[] {
  return nodes.map(({ name, address, groups = [] }) => {
    const place = address ?? name
    const isNamed = place !== name
    if (language === 'python')
      return `BaseNode(${[place, ...(isNamed ? [name] : [])].map(quoted).join(', ')}),`
    const options = [
      ...(isNamed ? [`name: ${quoted(name)}`] : []),
      ...(groups.length > 0 ? [`groups: [${groups.map(quoted).join(', ')}]`] : []),
    ]
    return options.length === 0
      ? `new Node(${quoted(place)}),`
      : `new Node(${quoted(place)}, { ${options.join(', ')} }),`
  })
}

/** A string literal in both languages. */
function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", String.raw`\'`)}'`
}
