/** Which agents stand for which nodes when a network is simulated on this computer. */
import { ALL_GROUP, LOCAL_GROUP } from '../../../agent/core/network/description'
import type { NetworkDescription, NodeDescription } from '../../../agent/core/network/description'

/** One agent of a simulation. */
export interface SimulationNode {
  id: string
  aliases: string[]
  groups: string[]
  slots: number
}

type Simulated = Pick<NetworkDescription, 'nodes' | 'jobs'>

/**
 * Agent i of N stands for the config's nodes i, i + N, i + 2N …: it answers to their names and addresses and is in all
 * their groups, so that every group exists however few agents there are. Agents beyond the config's nodes are in the
 * groups of its nodes in turn. `LOCAL` is there when a job needs it.
 */
export function simulationNodes(network: Simulated, count: number): SimulationNode[] {
  const remote = network.nodes.filter((node) => !isLocal(node))
  const nodes = Array.from({ length: count }, (_, index) => standIn(network, remote, index, count))
  return needsLocal(network) ? [...nodes, localNode(network)] : nodes
}

/** Whether a job runs on the client's own computer. */
export function needsLocal({ nodes, jobs }: Simulated): boolean {
  const names = new Set([LOCAL_GROUP, ...namesOf(nodes.filter(isLocal))])
  return jobs.some((job) => job.groups.includes(LOCAL_GROUP) || names.has(job.defaultNode ?? ''))
}

function standIn(
  network: Simulated,
  remote: NodeDescription[],
  index: number,
  count: number,
): SimulationNode {
  const represented = remote.filter((_, position) => position % count === index)
  const model = remote[index % Math.max(1, remote.length)]
  const models = represented.length > 0 ? represented : model ? [model] : []
  const [first] = represented
  const groups = models.length > 0 ? models.flatMap((node) => node.groups) : groupsOfJobs(network)
  return {
    id: first ? first.name || first.address : `node-${index + 1}`,
    aliases: [...namesOf(represented), ...(index === 0 ? namesWithoutNode(network) : [])],
    groups: [...new Set(groups)],
    slots: configuredSlots(represented) ?? network.jobs.length,
  }
}

function localNode({ nodes, jobs }: Simulated): SimulationNode {
  return {
    id: LOCAL_GROUP,
    aliases: namesOf(nodes.filter(isLocal)),
    groups: [LOCAL_GROUP],
    slots: jobs.length,
  }
}

function isLocal(node: NodeDescription): boolean {
  return node.groups.includes(LOCAL_GROUP)
}

function namesOf(nodes: NodeDescription[]): string[] {
  return nodes.flatMap(({ name, address }) => [...new Set([name, address])]).filter((name) => name !== '')
}

/** Default nodes that no node is called: one of a `192.168.4.*`, or of a network that has no nodes yet. */
function namesWithoutNode({ nodes, jobs }: Simulated): string[] {
  const known = new Set([LOCAL_GROUP, ...namesOf(nodes)])
  return [...new Set(jobs.flatMap((job) => job.defaultNode ?? []))].filter((name) => !known.has(name))
}

/** A network without nodes may name any group. */
function groupsOfJobs({ jobs }: Simulated): string[] {
  return jobs.flatMap((job) => job.groups).filter((group) => group !== LOCAL_GROUP && group !== ALL_GROUP)
}

/** The slots of all represented nodes together; null where one of them leaves it to its cores. */
function configuredSlots(nodes: NodeDescription[]): number | null {
  const slots = nodes.flatMap((node) => node.slots ?? [])
  const isComplete = nodes.length > 0 && slots.length === nodes.length
  return isComplete ? slots.reduce((sum, count) => sum + count) : null
}
