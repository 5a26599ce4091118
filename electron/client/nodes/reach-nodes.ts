/** Connects to all nodes of a network at once, and makes a run known to those that answer. */
import { randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import type { NetworkDescription } from '../../../agent/core/network/description'
import { partsOfBundle } from '../../deploy/part'
import { AppError } from '../../errors'
import { bundleDependencies } from '../../project/bundle-dependencies'
import type { Inspection } from '../../project/inspect'
import type { NetworkFolder } from '../../project/network-folder'
import type { SshNetwork } from '../../ssh/ssh-network'
import { resolveTarget } from '../../ssh/ssh-target'
import type { AgentLink } from '../agent-link'
import { Leftovers, leftoverText } from '../handover/leftovers'
import { LocalStates } from '../handover/local-states'
import { preferenceOf } from '../preference'
import { Run } from '../run'
import { movedText } from './check-node'
import { LocalMember } from './local-member'
import { usualSources } from './node-addresses'
import { NodeConnector } from './node-connector'
import type { Replacement } from './greet-node'
import { nodeAbsent } from './node-events'
import type { NodesEvent } from './node-events'
import { NodesRun } from './nodes-run'
import type { NodesRunOptions } from './nodes-run-options'
import { keepEarlierRun, markRun } from './run-folder'
import type { LockedRunFolder } from './run-folder'
import { RunMember } from './run-member'
import { untilMost } from './until-most'
import { wantedNodes } from './wildcard'

interface Parts {
  folder: LockedRunFolder
  ssh: SshNetwork
  options: NodesRunOptions
}

/** The caller begins the run and closes it. Rejects with an AppError when no node at all can be used. */
export async function reachNodes(
  network: NetworkFolder,
  { network: description, bundle }: Extract<Inspection, { ok: true }>,
  { folder, ssh, options }: Parts,
): Promise<NodesRun> {
  await bundleDependencies(network.root, description.jobs, folder.bundle)
  const files = await partsOfBundle(folder.bundle, description.jobs, {
    onProgress: (progress) => options.onEvent({ type: 'reading', progress }),
    signal: options.signal,
  }).catch((error: unknown) => {
    throw options.signal?.aborted ? cancelled(description) : error
  })
  const parts = [files.code, ...[...files.dependencies.values()].flat()].map(
    ({ kind, hash }) => `${kind}/${hash}`,
  )
  const { user, remoteRoot } = description.settings
  const leftovers = new Leftovers()
  const context = {
    network: description,
    clearLeftovers: async (links: ReadonlyMap<string, AgentLink>) => {
      for (const left of await leftovers.clear(links))
        options.onEvent({ type: 'node-warning', node: left.node, message: leftoverText(left) })
    },
    files,
    // Nobody else's run has it, whoever else uses the nodes.
    folder: `${description.name}-${randomBytes(4).toString('hex')}`,
    onEvent: options.onEvent,
    mayUpgrade: (replacement: Replacement) => ssh.inTurn(() => options.mayUpgrade(replacement)),
  }
  const members = (await wantedNodes(description.nodes)).map((wanted) => {
    const { id, name, address } = wanted
    const onProgress = (progress: (NodesEvent & { type: 'sending' })['progress']): void =>
      options.onEvent({ type: 'sending', progress })
    const place = {
      name,
      target: () => resolveTarget({ name, address, user }),
      sources: usualSources(network.folder),
      onFound: (found: string) =>
        options.onEvent({ type: 'node-warning', node: id, message: movedText(id, address, found) }),
    }
    const access = { id, place, remoteRoot, parts: [...new Set(parts)], onProgress }
    return new RunMember(wanted, new NodeConnector(ssh, access), context)
  })
  const firsts = members.map((member) => member.begin())
  const local = await LocalMember.start({
    network: description,
    folder,
    python: bundle.python,
    towards: members[0]?.wanted.address ?? null,
    onEvent: options.onEvent,
  })
  try {
    await Promise.race([untilMost(firsts, () => ssh.isAsking), untilAborted(options.signal)])
    if (options.signal?.aborted) throw cancelled(description)
    if (!members.some(({ node }) => node.link)) throw noneUsable(description)
    keepEarlierRun(folder)
    await context.clearLeftovers(
      new Map(members.flatMap(({ node }) => (node.link ? [[node.id, node.link]] : []))),
    )
    const nodes = members.map(({ node }) => node)
    const run = await Run.open({
      network: description,
      nodes: local ? [...nodes, local.node] : nodes,
      askPreference: preferenceOf(network, bundle.file, description.jobs),
      folder: { host: hostname(), path: network.folder },
      localStates: new LocalStates(folder.path),
      onRefused: (node, error) => options.onEvent(nodeAbsent(node, error)),
    })
    markRun(folder, run.identity.run)
    for (const member of members) member.keep(run)
    local?.keep(run)
    return new NodesRun({ network: description, run, members, local, ssh, folder, onEvent: options.onEvent })
  } catch (error) {
    for (const member of members) member.stop()
    await local?.stop()
    throw error
  }
}

function untilAborted(signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) resolve()
    else signal?.addEventListener('abort', () => resolve(), { once: true })
  })
}

function cancelled({ name }: NetworkDescription): AppError {
  return new AppError('cancelled', `The start of ${name} was cancelled`, 'Start it again when you like.')
}

/** Why each of them cannot has been told. */
function noneUsable({ name, nodes }: NetworkDescription): AppError {
  const message = `No node of network ${name} can be used (${nodes.length} in its config)`
  return new AppError(
    'unreachable',
    message,
    'Mend what is said of the nodes above, or simulate the network.',
  )
}
