import { networkInterfaces } from 'node:os'
import { good, warning } from '../check'
import type { Check } from '../check'

/** By which addresses nodes reach this computer. */
export const network: Check<null> = {
  id: 'network',
  title: 'Network',
  run: () => {
    const addresses = Object.entries(networkInterfaces()).flatMap(([name, list]) =>
      (list ?? [])
        .filter(({ family, internal }) => family === 'IPv4' && !internal)
        .map(({ address }) => `${address} (${name})`),
    )
    if (addresses.length > 0) return good(addresses.join(', '))
    return warning('This computer has no address in a network', 'Connect it to the network of the nodes.')
  },
}
