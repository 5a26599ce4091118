import { reachesDataPort } from '../../client/nodes/data-ports'
import { targetOf } from '../../provision/node-target'
import type { SshConnection } from '../../ssh/ssh-connection'
import { bad, good, skipped } from '../check'
import type { Check } from '../check'
import type { NodeContext } from './context'

/** Null: this computer. */
interface Sender {
  node: string
  ssh: SshConnection | null
}

/** Whether this computer and the other nodes can send it data. */
export const dataPort: Check<NodeContext> = {
  id: 'data-port',
  title: 'Data port',
  needs: ['agent-version'],
  run: async (context) => {
    const { greeting, others, network, signal } = context
    if (greeting === null) return skipped('No agent listens, so there is no data port')
    const { dataAddress } = greeting
    const senders: Sender[] = [{ node: 'this computer', ssh: null }]
    const silent: string[] = []
    for (const other of others) {
      try {
        senders.push({ node: other.name, ssh: await network.connect(targetOf(other), signal) })
      } catch {
        // Why that one cannot be reached is its own diagnosis.
        silent.push(other.name)
      }
    }
    const reached = await Promise.all(senders.map(({ ssh }) => reachesDataPort(ssh, dataAddress)))
    const refused = senders.filter((_, index) => !reached[index]).map(({ node }) => node)
    const where = `${dataAddress.host}:${dataAddress.port}`
    if (refused.length > 0) {
      const hint = `Let its firewall pass TCP to port ${dataAddress.port}; a fixed port is set by agent_port.`
      return bad(`${where} is not reached by ${refused.join(', ')}`, hint)
    }
    const names = senders.map(({ node }) => node).join(', ')
    const rest =
      silent.length > 0 ? `; not tried from ${silent.join(', ')}, which cannot be logged in to` : ''
    return good(`${where} is reached by ${names}${rest}`)
  },
}
