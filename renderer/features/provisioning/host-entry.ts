/** Hosts as the wizard keeps them while they become nodes. */
import type { SetupNode } from '../../../electron/contract/provision'
import type { FoundHost } from '../../../electron/contract/provisioning'

export interface HostEntry extends SetupNode {
  address: string
  groups: string[]
}

const NAME = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,62}$/

/** Whether Ansible, and a config, take it for a name. */
export function isName(text: string): boolean {
  return NAME.test(text)
}

/** What a found host is called at first: as it calls itself, unless others do so too; else after its address. */
export function entryOf({ address, name }: FoundHost, others: readonly HostEntry[]): HostEntry {
  const own = name?.split('.')[0] ?? ''
  const isFree = (candidate: string): boolean =>
    isName(candidate) && others.every((other) => other.name !== candidate)
  const last = /\d+$/.exec(address)?.[0] ?? ''
  const candidates = [own, `pi${last}`, address]
  const chosen = candidates.find(isFree) ?? uniqueName(`pi${last}`, others)
  return { name: chosen, address, user: null, dataAddress: null, groups: [] }
}

/** The name with a number behind it that nobody else has. */
export function uniqueName(name: string, others: readonly HostEntry[]): string {
  const taken = new Set(others.map((other) => other.name))
  let candidate = name
  for (let count = 2; taken.has(candidate); count++) candidate = `${name}-${count}`
  return candidate
}

/** For the contract, which knows no more than nodes. */
export function nodeOf({ name, address, user, dataAddress }: SetupNode): SetupNode {
  return { name, address, user, dataAddress }
}
