import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { bad, good, skipped } from '../check'
import type { Check } from '../check'
import type { NodeContext } from './context'

/** Whether the node's name leads to an address. */
export const name: Check<NodeContext> = {
  id: 'name',
  title: 'Name resolution',
  run: async ({ target: { host, jumps } }) => {
    if (isIP(host) !== 0) return good(`${host} is an address, no name needs to be found`)
    if (jumps.length > 0)
      return skipped(`${host} is looked up by ${jumps.at(-1)!.host}, over which it is reached`)
    try {
      const { address } = await lookup(host)
      return good(`${host} is ${address}`)
    } catch {
      // Whatever the resolver's reason: nothing leads there.
      const hint = host.endsWith('.local')
        ? 'Names in .local need mDNS on both sides (avahi-daemon). Use the address; `fission discover` finds it.'
        : 'Check the name, or use the address; `fission discover` finds it.'
      return bad(`No address is known for ${host}`, hint)
    }
  },
}
