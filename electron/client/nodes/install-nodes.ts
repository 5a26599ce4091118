/** Installs and starts the agent on every node of a network, without running anything. */
import type { Problem } from '../../../agent/core/network/problem'
import { RpcError } from '../../../agent/protocol/rpc-error'
import { AppError } from '../../errors'
import { inspectNetwork } from '../../project/inspect'
import type { NetworkFolder } from '../../project/network-folder'
import { SshNetwork } from '../../ssh/ssh-network'
import { resolveTarget } from '../../ssh/ssh-target'
import { agentBuild } from './agent-part'
import { movedText, nodeWarnings } from './check-node'
import { greetNode } from './greet-node'
import { usualSources } from './node-addresses'
import { NodeConnector } from './node-connector'
import type { NodesRunOptions } from './nodes-run-options'
import { openRunFolder } from './run-folder'
import { wantedNodes } from './wildcard'
import type { WantedNode } from './wildcard'

/** What became of one node. */
export type InstalledNode =
  | { node: string; ok: true; agent: string; hostname: string; architecture: string; cores: number }
  | { node: string; ok: false; message: string; hint: string }

/** Every node's outcome, or what is wrong with the network. */
export type InstallOutcome = { ok: true; nodes: InstalledNode[] } | { ok: false; problems: Problem[] }

/** Asks, connects and installs on all nodes at once; a node that fails keeps no other one from being installed. */
export async function installNodes(
  network: NetworkFolder,
  options: NodesRunOptions,
): Promise<InstallOutcome> {
  const folder = openRunFolder(network)
  const ssh = new SshNetwork(options.questions)
  try {
    const inspection = await inspectNetwork(network, folder.bundle)
    if (!inspection.ok) return { ok: false, problems: inspection.problems }
    const { nodes, settings } = inspection.network
    const wanted = await wantedNodes(nodes)
    if (wanted.length === 0) throw noNodes(network.name)
    return {
      ok: true,
      nodes: await Promise.all(wanted.map((node) => install(node, ssh, settings, network.folder, options))),
    }
  } finally {
    folder.release()
    await ssh.close()
  }
}

async function install(
  { id, name, address }: WantedNode,
  ssh: SshNetwork,
  { user, remoteRoot }: { user: string; remoteRoot: string | null },
  folder: string,
  { onEvent, mayUpgrade }: NodesRunOptions,
): Promise<InstalledNode> {
  const connector = new NodeConnector(ssh, {
    id,
    place: {
      name,
      target: () => resolveTarget({ name, address, user }),
      sources: usualSources(folder),
      onFound: (found) => onEvent({ type: 'node-warning', node: id, message: movedText(id, address, found) }),
    },
    remoteRoot,
    parts: [],
    onProgress: (progress) => onEvent({ type: 'sending', progress }),
  })
  try {
    const greeted = await greetNode(connector, {
      build: await agentBuild(),
      mayUpgrade: (replacement) => ssh.inTurn(() => mayUpgrade(replacement)),
      signal: new AbortController().signal,
      asksAboutBuild: true,
    })
    const { node, link } = greeted
    for (const message of nodeWarnings(node.ssh.target.label, node.facts, greeted))
      onEvent({ type: 'node-warning', node: id, message })
    const { agent, hostname, architecture, cores } = link.greeting
    link.close()
    return { node: id, ok: true, agent, hostname, architecture, cores }
  } catch (error) {
    const known = error instanceof AppError || error instanceof RpcError ? error : null
    return { node: id, ok: false, message: known?.message ?? String(error), hint: known?.hint ?? '' }
  }
}

function noNodes(name: string): AppError {
  return new AppError('bad-network', `Network ${name} has no nodes`, 'Add nodes to its config.')
}
