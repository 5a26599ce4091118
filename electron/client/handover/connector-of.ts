/** Reaches the nodes of a run that another client has begun. */
import { hostname } from 'node:os'
import type { SshNetwork } from '../../ssh/ssh-network'
import type { AgentConnector, AgentStream } from '../connector'
import { SocketConnector } from '../socket-connector'
import type { NodeReach, NodeRecord } from './run-record'

/** Null where this client cannot reach the node: it was the other client's own, or lies on another computer. */
export function connectorOf({ id, reach }: NodeRecord): AgentConnector | null {
  if (reach === null) return null
  if (reach.type === 'ssh') return new SshReach(id, reach)
  return reach.host === hostname() ? new SocketConnector(id, reach.path) : null
}

/** Connections that stand, and the agents that are spoken to through them; the last of these ends them all. */
let network: SshNetwork | null = null
let streams = 0

/** Over SSH with the keys and known hosts that need no question: whoever began the run could log in. */
class SshReach implements AgentConnector {
  constructor(
    private readonly name: string,
    private readonly reach: Extract<NodeReach, { type: 'ssh' }>,
  ) {}

  async connect(signal: AbortSignal): Promise<AgentStream> {
    const { SshNetwork: Network } = await import('../../ssh/ssh-network')
    const { resolveTarget } = await import('../../ssh/ssh-target')
    const { NodeConnector } = await import('../nodes/node-connector')
    const { address, user, remoteRoot } = this.reach
    const target = resolveTarget({ name: this.name, address, user })
    network ??= new Network(noAnswers)
    streams++
    try {
      const connector = new NodeConnector(network, { name: this.name, target, remoteRoot, parts: [] })
      const reached = await connector.connect(signal)
      reached.stream.once('close', releaseStream)
      return reached
    } catch (error) {
      releaseStream()
      throw error
    }
  }
}

const noAnswers = {
  trustHost: () => Promise.resolve(false),
  password: () => Promise.resolve(null),
  passphrase: () => Promise.resolve(null),
}

function releaseStream(): void {
  streams--
  if (streams > 0) return
  void network?.close()
  network = null
}
