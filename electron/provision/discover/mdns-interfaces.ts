/** mDNS on every interface of this computer. An interface on which nothing can be heard is left out. */
import type { EventEmitter } from 'node:events'
import { networkInterfaces } from 'node:os'
import { Bonjour } from 'bonjour-service'

/** Asks and hears; what the package's types leave out. */
export interface Mdns extends EventEmitter {
  query(query: { questions: { name: string; type: string }[] }): void
}

/** One interface. */
export interface MdnsSpeaker {
  bonjour: Bonjour
  mdns: Mdns
  close: () => void
}

/** Opens all of them; the caller closes them. */
export function onEveryInterface(prepare: (mdns: Mdns) => void): MdnsSpeaker[] {
  return interfaceAddresses().map((address) => {
    // Questions go out through this interface; answers come to the group, whatever address the socket is bound to.
    const bonjour = new Bonjour({ interface: address, bind: '0.0.0.0' } as object, () => undefined)
    const { mdns } = (bonjour as unknown as { server: { mdns: Mdns } }).server
    // One interface that is refused shall not end the search on the others.
    mdns.on('error', () => undefined)
    prepare(mdns)
    return { bonjour, mdns, close: () => bonjour.destroy() }
  })
}

function interfaceAddresses(): string[] {
  return Object.values(networkInterfaces()).flatMap((addresses) => {
    const usable = (addresses ?? []).find(({ family, internal }) => family === 'IPv4' && !internal)
    return usable ? [usable.address] : []
  })
}
