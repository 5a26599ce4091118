/** Nodes that a config comes to name. */
import type { ConfigAction, ConfigNode } from '../../contract/config-edit'
import { editsOf } from '../edited-file'
import type { EditedFile, Edits } from '../edited-file'
import { importClass } from '../import-edits'
import { insertItem, replaceItems } from '../list-edits'
import type { Outline } from '../outline/outline'
import { Refusal } from '../refusal'
import { slice } from '../text-edits'

/** Adds those that are not there yet, known by their address; `replace`: takes all others away. */
export function addNodes(
  source: EditedFile,
  { nodes, replace }: Omit<Extract<ConfigAction, { type: 'add-nodes' }>, 'type'>,
): Edits {
  const { syntax, text } = source
  const { list, items } = nodeList(source)
  const wanted = new Set(nodes.map(({ address }) => address))
  const kept = list.items.flatMap((span, index) => {
    const address = items[index]?.address ?? null
    const stays = !replace || (address !== null && wanted.has(address))
    return stays ? [slice(text, span)] : []
  })
  const there = new Set(items.map(({ address }) => address))
  const fresh = nodes.filter(({ address }) => !there.has(address))
  const isAsItWas = fresh.length === 0 && kept.length === list.items.length
  if (isAsItWas) return editsOf(source, [])
  const written = fresh.map(({ address, name, groups }) =>
    syntax.node(address, name === address ? null : name, groups),
  )
  const { edits } =
    fresh.length === 0 ? { edits: [] } : importClass(source, { name: syntax.nodeClass, file: null }, 'node')
  const changed =
    kept.length < list.items.length
      ? replaceItems(source, list, [...kept, ...written])
      : insertItem(source, list, written)
  const remarks = remarksOn(source, fresh)
  return { ...editsOf(source, [...edits, ...changed]), remarks, nodes: kept.length + written.length }
}

function nodeList({ file, outline }: EditedFile): NonNullable<Outline['nodes']> {
  if (outline.nodes) return outline.nodes
  const line = outline.nodesLine ?? 1
  const message = `The nodes of ${file} are not a list that is written there`
  throw new Refusal(message, 'Add the nodes where they are listed.', { file, line })
}

/** In Python the groups of a node are those of its class. */
function remarksOn({ syntax }: EditedFile, nodes: readonly ConfigNode[]): string[] {
  if (syntax.nodeClass === 'Node') return []
  return nodes
    .filter(({ groups }) => groups.length > 0)
    .map(({ name, groups }) => {
      const list = `[${groups.map((group) => syntax.text(group)).join(', ')}]`
      return `In Python groups are those of a class: derive one from BaseNode for ${name} with GROUPS = ${list}.`
    })
}
