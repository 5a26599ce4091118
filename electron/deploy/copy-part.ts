/** Parts that are on one node and missing on another: they go through this computer without being kept here. */
import type { SshConnection } from '../ssh/ssh-connection'
import type { NodeStore } from './node-store'
import type { Part } from './part'

/** A part by its content. */
export type PartName = Pick<Part, 'kind' | 'hash' | 'label'>

/** A node that is logged in to. */
export interface StoredNode {
  ssh: SshConnection
  store: NodeStore
}

/** Arguments: folders. Prints those that are not there; the others count as used. */
const MISSING = 'for folder; do touch -c "$folder" && [ -d "$folder" ] || echo "$folder"; done'

/** Which of the parts a node lacks. */
export async function missingOn<P extends PartName>(
  { ssh, store }: StoredNode,
  parts: readonly P[],
): Promise<P[]> {
  const folders = parts.map((part) => store.folderOf(part))
  const { stdout } = await ssh.exec(['sh', '-c', MISSING, 'missing', ...folders])
  const missing = new Set(stdout.split('\n'))
  return parts.filter((part) => missing.has(store.folderOf(part)))
}

/** Brings a part from one node to another, whole or not at all. */
export async function copyPart(part: PartName, from: StoredNode, to: StoredNode): Promise<void> {
  const folder = from.store.folderOf(part)
  const { stdout: size } = await from.ssh.exec(['du', '-sk', folder])
  const { stdout } = await from.ssh.stream(['tar', '-cf', '-', '-C', folder, '.'])
  await to.store.take(part, stdout, Number.parseInt(size) || 0)
}
