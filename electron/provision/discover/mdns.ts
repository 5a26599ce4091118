/** Hosts that announce themselves (mDNS), on every interface of this computer. */
import type { EventEmitter } from 'node:events'
import { networkInterfaces } from 'node:os'
import { isIPv4 } from 'node:net'
import { Bonjour } from 'bonjour-service'
import type { Service } from 'bonjour-service'
import type { Sighting } from './found-hosts'

/** `fission` comes from nodes that were provisioned, the others from systems that say so of themselves. */
const TYPES = ['fission', 'ssh', 'workstation'] as const

/** A question may get lost. */
const ASK_AGAIN_MS = 1000

/** What the package's types leave out. */
interface Inside {
  server: { mdns: EventEmitter }
}

/** Tells of hosts until it is aborted. An interface on which nothing can be heard is left out. */
export function listenForHosts(onSighting: (sighting: Sighting) => void, signal: AbortSignal): Promise<void> {
  const listeners = interfaceAddresses().map((address) => listenOn(address, onSighting))
  return new Promise((resolve) => {
    const end = (): void => {
      for (const stop of listeners) stop()
      resolve()
    }
    if (signal.aborted) end()
    else signal.addEventListener('abort', end, { once: true })
  })
}

function listenOn(address: string, onSighting: (sighting: Sighting) => void): () => void {
  // Questions go out through this interface; answers come to the group, whatever address the socket is bound to.
  const bonjour = new Bonjour({ interface: address, bind: '0.0.0.0' } as object, () => undefined)
  // One interface that is refused shall not end the search on the others.
  ;(bonjour as unknown as Inside).server.mdns.on('error', () => undefined)
  const browsers = TYPES.map((type) =>
    bonjour.find({ type }, (service) => {
      for (const sighting of sightingsOf(type, service)) onSighting(sighting)
    }),
  )
  const timer = setInterval(() => browsers.forEach((browser) => browser.update()), ASK_AGAIN_MS)
  return () => {
    clearInterval(timer)
    for (const browser of browsers) browser.stop()
    bonjour.destroy()
  }
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

function interfaceAddresses(): string[] {
  return Object.values(networkInterfaces()).flatMap((addresses) => {
    const usable = (addresses ?? []).find(({ family, internal }) => family === 'IPv4' && !internal)
    return usable ? [usable.address] : []
  })
}
