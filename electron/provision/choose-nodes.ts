/** Which nodes a person means: names of the inventory, addresses, or NAME=ADDRESS. */
import { isIP } from 'node:net'
import { AppError } from '../errors'
import type { InventoryNode } from './inventory'

/** What Ansible takes for a name in every place. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9_.-]*$/

/**
 * The nodes that are meant; none given: all of the inventory. `user` is for all of them; null: as the inventory says.
 * Throws an AppError for what cannot be a node, and where there is none.
 */
export function chooseNodes(
  given: readonly string[],
  known: readonly InventoryNode[],
  user: string | null,
): InventoryNode[] {
  if (given.length === 0 && known.length === 0) throw noNodes()
  const chosen = given.length === 0 ? known : given.map((text) => chooseNode(text, known))
  return chosen.map((node) => (user === null ? node : { ...node, user }))
}

function chooseNode(text: string, known: readonly InventoryNode[]): InventoryNode {
  const [, name, address] = /^([^=]+)=(.+)$/.exec(text) ?? []
  const found = known.find((node) =>
    name === undefined ? node.name === text || node.address === text : node.name === name,
  )
  if (name === undefined || address === undefined) return found ?? nodeAt(text)
  if (!NAME.test(name)) throw badName(name)
  return { ...(found ?? { user: null, dataAddress: null }), name, address: checkAddress(address) }
}

/** A node without a name is called after its address; colons mean something else to Ansible. */
function nodeAt(text: string): InventoryNode {
  const address = checkAddress(text)
  const name = address.replaceAll(':', '-').replace(/^-+/, 'v6-')
  return { name, address, user: null, dataAddress: null }
}

function checkAddress(text: string): string {
  if (isIP(text) !== 0 || NAME.test(text)) return text
  const hint = 'Give an address such as 192.168.4.2, a host name such as pi1.local, or NAME=ADDRESS.'
  throw new AppError('bad-name', `"${text}" is neither an address nor a host name`, hint)
}

function badName(name: string): AppError {
  return new AppError(
    'bad-name',
    `A node cannot be called "${name}"`,
    'Use letters, digits, ".", "_" and "-".',
  )
}

function noNodes(): AppError {
  return new AppError(
    'usage',
    'No node was named, and the inventory has none',
    'Name addresses: fission provision install pi1=192.168.4.2; `fission discover` finds them.',
  )
}
