/** Connects to a node's agent and greets it; one of another version is replaced where that is allowed. */
import { RpcError } from '../../../agent/protocol/rpc-error'
import { AppError } from '../../errors'
import { AgentLink } from '../agent-link'
import { clientInfo } from '../client-info'
import type { NodeConnector, ReachedNode } from './node-connector'

/** Whether the agent of a node, which speaks another protocol, may be replaced; its jobs end. */
export type MayUpgrade = (node: string, reason: string) => Promise<boolean>

/** Rejects with an AppError or RpcError that names the node. */
export async function greetNode(
  connector: NodeConnector,
  mayUpgrade: MayUpgrade,
  signal: AbortSignal,
): Promise<{ node: ReachedNode; link: AgentLink }> {
  const info = clientInfo('fission run')
  const node = await connector.connect(signal)
  try {
    return { node, link: await AgentLink.open(node.stream, info, node.death) }
  } catch (error) {
    if (!(error instanceof RpcError) || error.code !== 'protocol-version') throw error
    const { label } = node.ssh.target
    node.stream.destroy()
    if (node.facts.isService) throw otherService(label, error)
    if (!(await mayUpgrade(label, error.message))) throw otherVersion(label, error)
    const replaced = await connector.replace(signal)
    return { node: replaced, link: await AgentLink.open(replaced.stream, info, replaced.death) }
  }
}

/** Only its administrator may replace it. */
function otherService(label: string, { message }: RpcError): AppError {
  return new AppError(
    'version-mismatch',
    `The agent service of node ${label} has another version: ${message}`,
    'Renew it with: fission provision renew',
  )
}

function otherVersion(label: string, { message }: RpcError): AppError {
  return new AppError(
    'version-mismatch',
    `Node ${label} runs an agent of another version: ${message}`,
    'Replace it with --upgrade; what it still runs ends.',
  )
}
