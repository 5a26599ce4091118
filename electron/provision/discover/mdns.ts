/** Hosts that announce themselves (mDNS), on every interface of this computer. */
import { isIPv4 } from 'node:net'
import type { Service } from 'bonjour-service'
import type { Sighting } from './found-hosts'
import { onEveryInterface } from './mdns-interfaces'

/** `fission` comes from nodes that were provisioned, the others from systems that say so of themselves. */
const TYPES = ['fission', 'ssh', 'workstation'] as const

/** A question may get lost. */
const ASK_AGAIN_MS = 1000

/** Tells of hosts until it is aborted. An interface on which nothing can be heard is left out. */
export function listenForHosts(onSighting: (sighting: Sighting) => void, signal: AbortSignal): Promise<void> {
  const speakers = onEveryInterface(() => undefined)
  const browsers = speakers.flatMap(({ bonjour }) =>
    TYPES.map((type) =>
      bonjour.find({ type }, (service) => {
        for (const sighting of sightingsOf(type, service)) onSighting(sighting)
      }),
    ),
  )
  const timer = setInterval(() => browsers.forEach((browser) => browser.update()), ASK_AGAIN_MS)
  return new Promise((resolve) => {
    const end = (): void => {
      clearInterval(timer)
      for (const browser of browsers) browser.stop()
      for (const { close } of speakers) close()
      resolve()
    }
    if (signal.aborted) end()
    else signal.addEventListener('abort', end, { once: true })
  })
}

/** What an announcement says; IPv6 addresses are taken where there is no other. */
export function sightingsOf(
  type: (typeof TYPES)[number],
  { addresses = [], host, name }: Pick<Service, 'addresses' | 'host' | 'name'>,
): Sighting[] {
  const reachable = addresses.filter((address) => isIPv4(address))
  const chosen = reachable.length > 0 ? reachable : addresses.filter((address) => !address.startsWith('fe80'))
  return chosen.map((address) => ({
    address,
    name: host.replace(/\.local\.?$/i, '') || null,
    kind: type === 'fission' ? 'node' : 'ssh',
    foundBy: 'mdns',
    evidence:
      type === 'fission' ? 'It announces itself as a node.' : `It announces "${name}" (_${type}._tcp).`,
  }))
}
