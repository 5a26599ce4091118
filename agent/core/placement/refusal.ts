/** Why a node may not take a job, in words that the user reads. */
import { ALL_GROUP, LOCAL_GROUP } from '../network/description'
import type { JobState, NodeId, NodeState, NodeStatus } from '../supervisor/types'

/** What placement needs to know of a job. */
export type PlaceableJob = Pick<JobState, 'groups' | 'defaultNode' | 'hasPreference' | 'wantedNode'>

/** Jobs that are placed on each node, whatever their status; a node without an entry has none. */
export type NodeLoad = Readonly<Record<NodeId, number>>

const downReasons: Record<Exclude<NodeStatus, 'alive'>, string> = {
  absent: 'not connected',
  suspect: 'suspect: no heartbeat for a moment',
  lost: 'lost',
}

/** True for nodes of the group; ALL is every node but the client's own computer. */
export function isInGroup(node: Pick<NodeState, 'groups'>, group: string): boolean {
  return group === ALL_GROUP ? !node.groups.includes(LOCAL_GROUP) : node.groups.includes(group)
}

/** True when the name in DEFAULT_NODE means this node. */
export function isNamed(node: Pick<NodeState, 'id' | 'aliases'>, name: string | null): boolean {
  return name !== null && (node.id === name || node.aliases.includes(name))
}

/** Why the node cannot take any job now; null when it is up and has a free slot. */
export function unavailable(node: NodeState, load: NodeLoad): string | null {
  if (node.status !== 'alive') return downReasons[node.status]
  const jobs = load[node.id] ?? 0
  return jobs >= node.slots ? `full: ${jobs} of ${node.slots} slots taken` : null
}

/**
 * Why the node is refused for this job; null when the job may run there now. Ask it before a move by hand: a move to a
 * node outside the job's groups is refused, unless it is the job's default node.
 */
export function refusalReason(job: PlaceableJob, node: NodeState, load: NodeLoad): string | null {
  const isAllowed = isNamed(node, job.defaultNode) || job.groups.some((group) => isInGroup(node, group))
  return isAllowed ? unavailable(node, load) : outside(job, node)
}

function outside(job: PlaceableJob, node: NodeState): string {
  const [first, ...others] = job.groups
  if (first === undefined) return job.defaultNode === null ? 'the job has no group' : 'not the default node'
  if (others.length > 0) return `in none of the groups ${job.groups.join(', ')}`
  const isClient = first === ALL_GROUP && node.groups.includes(LOCAL_GROUP)
  return isClient ? `only for jobs of group ${LOCAL_GROUP}` : `not in group ${first}`
}
