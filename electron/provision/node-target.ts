/** How one node is reached over SSH, with the key that was chosen for it. */
import { resolveTarget } from '../ssh/ssh-target'
import type { SshTarget } from '../ssh/ssh-target'
import type { InventoryNode } from './inventory'

/** `keyFile` is tried before the keys that ssh knows; null: none was chosen. */
export function targetOf({ name, address, user }: InventoryNode, keyFile: string | null = null): SshTarget {
  const target = resolveTarget({ name, address: address ?? name, user })
  return keyFile === null ? target : { ...target, keyFiles: [keyFile, ...target.keyFiles] }
}
