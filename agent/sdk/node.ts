import { recordSite } from './registry'

/** What may be said about a node besides its address. */
export interface NodeOptions {
  /** Name for people and for `defaultNode`; the address unless set. */
  name?: string
  /** Groups that jobs may ask for; every node is in `'ALL'` besides. */
  groups?: string | readonly string[]
  /** Jobs that may run there at once, at least 1; as many as it has cores unless set. */
  slots?: number
}

/** A Raspberry Pi, or any computer that runs the agent. */
export class Node {
  /** Host name or IP address by which the client reaches the node. */
  readonly address: string
  /** Name for people and for `defaultNode`. */
  readonly name: string
  /** Groups that jobs may ask for, besides `'ALL'`. */
  readonly groups: readonly string[]
  /** Jobs that may run there at once; null: as many as it has cores. */
  readonly slots: number | null

  /**
   * @param address host name or IP address by which the client reaches the node
   * @throws TypeError if the address is empty or contains spaces
   * @throws RangeError if `slots` is not a whole number of at least 1
   */
  constructor(address: string, options: NodeOptions = {}) {
    this.address = checkedAddress(address)
    this.name = options.name ?? address
    this.groups = typeof options.groups === 'string' ? [options.groups] : (options.groups ?? [])
    this.slots = checkedSlots(options.slots, this.name)
    recordSite(this)
  }
}

/**
 * Several nodes with the same groups and slots.
 *
 * @example
 * new MultiNode('192.168.4.*', { groups: 'roof' }) // every node that answers there
 * new MultiNode(['192.168.4.2', '192.168.4.3'])
 */
export class MultiNode {
  /** Host names or IP addresses; in one of them `*` may stand for all that answer. */
  readonly addresses: readonly string[]
  /** Groups that jobs may ask for, besides `'ALL'`. */
  readonly groups: readonly string[]
  /** Jobs that may run on each at once; null: as many as it has cores. */
  readonly slots: number | null

  /**
   * @param addresses a list of addresses, or one in which `*` stands for any node that answers
   * @throws TypeError if there is no address, or one is empty or contains spaces
   * @throws RangeError if `slots` is not a whole number of at least 1
   */
  constructor(addresses: string | readonly string[], options: Omit<NodeOptions, 'name'> = {}) {
    this.addresses = (typeof addresses === 'string' ? [addresses] : addresses).map(checkedAddress)
    if (this.addresses.length === 0) throw new TypeError('A MultiNode needs at least one address')
    this.groups = typeof options.groups === 'string' ? [options.groups] : (options.groups ?? [])
    this.slots = checkedSlots(options.slots, this.addresses.join(', '))
    recordSite(this)
  }
}

function checkedAddress(address: unknown): string {
  if (typeof address === 'string' && /^\S+$/.test(address)) return address
  const given = typeof address === 'string' ? `'${address}'` : typeof address
  throw new TypeError(`A node's address is a host name or IP address, not ${given}`)
}

function checkedSlots(slots: number | undefined, node: string): number | null {
  if (slots === undefined) return null
  if (Number.isSafeInteger(slots) && slots >= 1) return slots
  throw new RangeError(`slots of node ${node} is a whole number of at least 1, not ${String(slots)}`)
}
