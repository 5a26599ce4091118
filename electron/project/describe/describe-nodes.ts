/** The nodes of a config, from its list or from a CSV file. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { NodeDescription } from '../../../agent/core/network/description'
import { MultiNode, type Node } from '../../../agent/sdk/node'
import type { NetworkFolder } from '../network-folder'
import { parseNodesCsv } from '../nodes-csv'
import { positionOf } from './position'

/** Every node is in this group, as ALL_GROUP of the description says; repeated here to leave zod out of the child. */
const everyNode = 'ALL'

/**
 * Describes the nodes. Throws NodesCsvError for a wrong row and the system's error for a file that cannot be read.
 *
 * @param nodes node objects, or the path of a CSV file relative to the network's folder or the project
 */
export function describeNodes(
  nodes: readonly (Node | MultiNode)[] | string,
  place: NetworkFolder,
): NodeDescription[] {
  const described = typeof nodes === 'string' ? nodesInFile(nodes, place) : nodes.flatMap(describeNode)
  return described.map((node) => ({ ...node, groups: [...new Set([...node.groups, everyNode])] }))
}

function describeNode(node: Node | MultiNode): NodeDescription[] {
  const { slots } = node
  const groups = [...node.groups]
  const position = positionOf(node)
  if (!(node instanceof MultiNode)) {
    return [{ name: node.name, address: node.address, groups, slots, position }]
  }
  return node.addresses.map((address) => ({ name: address, address, groups, slots, position }))
}

function nodesInFile(file: string, { folder, root }: NetworkFolder): NodeDescription[] {
  const beside = path.resolve(folder, file)
  return parseNodesCsv(readFileSync(existsSync(beside) ? beside : path.resolve(root, file), 'utf8'))
}
