/** Hosts that a person names: by typing addresses and ranges, or by a file that has them. */
import { NodesCsvError, parseNodesCsv } from '../../project/nodes-csv'
import type { ReadHosts } from '../../contract/provision'
import { AppError } from '../../errors'
import { chooseNodes } from '../choose-nodes'
import { addressesOf } from '../discover/address-range'
import { iniNodes } from '../ini-inventory'
import { Inventory } from '../inventory'
import type { InventoryNode } from '../inventory'
import { isIniInventory } from '../is-ini-inventory'

/** Throws an AppError that quotes what cannot be read. */
export function readHosts(text: string): ReadHosts {
  if (isIniInventory(text)) return ofInventory(iniNodes(text, 'fissionservers'), 'ini-inventory')
  if (/^[\w.-]+:\s*(#.*)?$/m.test(text)) return ofInventory(Inventory.parse('the inventory', text).nodes)
  // In one line commas part addresses; rows of a CSV file begin with a name.
  return isCsv(text) ? ofCsv(text) : ofAddresses(text)
}

function ofInventory(nodes: readonly InventoryNode[], kind: ReadHosts['kind'] = 'inventory'): ReadHosts {
  if (nodes.length === 0) {
    const hint = 'Its hosts are to be in the group fissionservers, or in any group of an INI file.'
    throw new AppError('not-found', 'The inventory has no hosts', hint)
  }
  return { kind, ranges: [], hosts: nodes.map((node) => ({ ...node, groups: [] })) }
}

function isCsv(text: string): boolean {
  const [first = ''] = text.split('\n').filter((line) => line.trim() !== '')
  const [name = '', address] = first.split(',').map((part) => part.trim())
  return (
    address !== undefined && /^[A-Za-z_]/.test(name) && /^\d+(\.\d+){3}$|:|^[A-Za-z][\w.-]*$/.test(address)
  )
}

function ofCsv(text: string): ReadHosts {
  try {
    const hosts = parseNodesCsv(text).map(({ name, address, groups }) => ({
      ...chooseNodes([`${name}=${address}`], [], null)[0]!,
      groups: [...groups],
    }))
    return { kind: 'csv', ranges: [], hosts }
  } catch (error) {
    if (!(error instanceof NodesCsvError)) throw error
    throw new AppError(
      'usage',
      `The CSV file cannot be read: ${error.message}`,
      'Rows are: name, address, group…',
    )
  }
}

function ofAddresses(text: string): ReadHosts {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '')
  const isRange = (part: string): boolean => /^\d+(\.\d+){3}[/-]/.test(part)
  const ranges = parts.filter(isRange).map((range) => ({ text: range, addresses: addressesOf(range).length }))
  const single = parts.filter((part) => !isRange(part))
  const hosts = single.length === 0 ? [] : chooseNodes(single, [], null)
  return { kind: 'addresses', ranges, hosts: hosts.map((node) => ({ ...node, groups: [] })) }
}
