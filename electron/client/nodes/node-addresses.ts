/** Where a node may be that is not at its address any more: DHCP gives another one now and then. */
import { Inventory } from '../../provision/inventory'
import { inventoryPlace } from '../../provision/inventory-place'
import { askForHost } from '../../provision/discover/ask-for-host'

/** Addresses that a node of this name may have; whose they are is for its host key to prove. */
export type AddressSource = (name: string, signal: AbortSignal) => Promise<string[]>

/** The inventory of the project around a folder, then what the host says of itself when it is asked for. */
export function usualSources(directory: string): AddressSource[] {
  return [(name) => Promise.resolve(inventoryAddresses(directory, name)), askForHost]
}

function inventoryAddresses(directory: string, name: string): string[] {
  const { nodes } = Inventory.read(inventoryPlace(directory))
  return nodes.flatMap((node) => (node.name === name && node.address !== null ? [node.address] : []))
}

/** What all sources say, each address once, without those where the node is known not to be; a source that fails says nothing. */
export async function addressesOf(
  sources: readonly AddressSource[],
  name: string,
  tried: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<string[]> {
  const answers = await Promise.allSettled(sources.map((ask) => ask(name, signal)))
  const given = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
  return [...new Set(given)].filter((address) => !tried.has(address))
}
