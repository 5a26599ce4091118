import { provision } from '../../contract/provision'
import { readHosts } from '../../provision/setup/read-hosts'
import { implement } from '../handlers'
import type { Implementation } from '../handlers'
import type { Services } from '../services'

/** Turning hosts into nodes. */
export function provisionDomain({ setups }: Services): Implementation {
  return implement(provision, {
    discover: ({ ranges }, sink) => setups.discover(ranges, sink),
    'read-hosts': ({ text }) => readHosts(text),
    'see-keys': ({ nodes }, sink) => setups.seeKeys(nodes, sink),
    check: (asked, sink) => setups.check(asked, sink),
    start: ({ root, ...asked }) => setups.start({ ...asked, inventory: setups.inventory(root) }),
    cancel: () => setups.cancel(),
    current: () => setups.current,
    log: (_, sink) => setups.followLog(sink),
    'list-nodes': ({ root }) => setups.list(root),
  })
}
