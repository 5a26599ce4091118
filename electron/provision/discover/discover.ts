/** Finds hosts that are nodes or could become some. */
import type { FoundHost } from '../../contract/provisioning'
import { addressesOf } from './address-range'
import { FoundHosts } from './found-hosts'
import { listenForHosts } from './mdns'
import { findNeighbours } from './neighbours'
import { scan } from './scan'

/** What to look for, and how long. */
export interface DiscoverRequest {
  /** Ranges whose every address is asked; none: only what hosts say of themselves, and neighbours. */
  ranges: string[]
  /** How long hosts are listened to; ranges are searched to their end in any case. */
  durationMs: number
}

/** Resolves with all hosts; `onFound` tells of each as it is found, and again when more becomes known of it. */
export async function discover(
  { ranges, durationMs }: DiscoverRequest,
  onFound: (host: FoundHost) => void,
  signal: AbortSignal,
): Promise<FoundHost[]> {
  const addresses = ranges.flatMap(addressesOf)
  const found = new FoundHosts(onFound)
  const add = found.add.bind(found)
  const time = AbortSignal.any([signal, AbortSignal.timeout(durationMs)])
  await Promise.all([listenForHosts(add, time), scan(addresses, add, signal), addNeighbours(add)])
  // Those who were asked are neighbours now.
  if (addresses.length > 0) await addNeighbours(add)
  return found.hosts
}

async function addNeighbours(add: FoundHosts['add']): Promise<void> {
  for (const sighting of await findNeighbours()) add(sighting)
}
