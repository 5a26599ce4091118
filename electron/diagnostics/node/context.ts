/** What the checks of a node work with; the login fills in the connection. */
import type { SignIn } from '../../contract/provision'
import type { InventoryNode } from '../../provision/inventory'
import type { SshConnection } from '../../ssh/ssh-connection'
import type { SshNetwork } from '../../ssh/ssh-network'
import type { SshTarget } from '../../ssh/ssh-target'
import type { AgentGreeting } from '../../client/agent-link'

export interface NodeContext {
  target: SshTarget
  signIn: SignIn
  /** Connections of this diagnosis, closed at its end. */
  network: SshNetwork
  /** Other nodes, from which its data port is tried. */
  others: readonly InventoryNode[]
  signal: AbortSignal
  /** Since the login. */
  ssh: SshConnection | null
  /** What the node says of itself, since the login. */
  facts: ReadonlyMap<string, string>
  /** Since its agent was spoken to. */
  greeting: AgentGreeting | null
}

/** The connection that checks behind the login have. */
export function connectionOf({ ssh }: NodeContext): SshConnection {
  if (ssh) return ssh
  throw new Error('this check needs the login')
}
