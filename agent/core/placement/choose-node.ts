/** Decides where a job shall run. */
import type { NodeId, NodeState, Refusal } from '../supervisor/types'
import { isInGroup, isNamed, refusalReason, unavailable, type NodeLoad, type PlaceableJob } from './refusal'
import { scoreOf } from './score'

/** Where a job goes, who must be asked first, or why it cannot go anywhere. */
export type NodeChoice =
  | { type: 'node'; node: NodeId }
  /** Ask the job's preference(); `candidates` are in the order of their score, best first. */
  | { type: 'choose'; candidates: NodeId[] }
  | { type: 'none'; refusals: Refusal[] }

/**
 * The node for a job that is not placed: where the user wants it, else its default node, else the best of the first of
 * its groups in which a node is up and has a free slot.
 *
 * @param nodes every node of the run
 * @param load jobs already placed on each node
 * @param neighbours nodes of the jobs at the other ends of its pipes, one entry for each that is placed
 */
export function chooseNode(
  job: PlaceableJob,
  nodes: readonly NodeState[],
  load: NodeLoad,
  neighbours: readonly NodeId[],
): NodeChoice {
  const wanted = nodes.find((node) => node.id === job.wantedNode)
  if (wanted !== undefined && refusalReason(job, wanted, load) === null)
    return { type: 'node', node: wanted.id }

  const free = nodes.filter((node) => unavailable(node, load) === null)
  const rank = (candidates: readonly NodeState[]) => ranked(candidates, load, neighbours)
  const [pinned] = rank(free.filter((node) => isNamed(node, job.defaultNode)))
  if (pinned !== undefined) return { type: 'node', node: pinned }

  for (const group of job.groups) {
    const candidates = rank(free.filter((node) => isInGroup(node, group)))
    const [best] = candidates
    if (best === undefined) continue
    const mustAsk = job.hasPreference && candidates.length > 1
    return mustAsk ? { type: 'choose', candidates } : { type: 'node', node: best }
  }
  return { type: 'none', refusals: refusals(job, nodes, load) }
}

/** Best first; without any figures the node with the fewest jobs. Equal nodes are ordered by jobs, then by id. */
function ranked(nodes: readonly NodeState[], load: NodeLoad, neighbours: readonly NodeId[]): NodeId[] {
  const hasFigures = nodes.some((node) => node.history.length > 0)
  return nodes
    .map((node) => {
      const jobs = load[node.id] ?? 0
      return { node, jobs, score: hasFigures ? scoreOf(node, jobs, neighbours) : 0 }
    })
    .sort((a, b) => b.score - a.score || a.jobs - b.jobs || (a.node.id < b.node.id ? -1 : 1))
    .map(({ node }) => node.id)
}

function refusals(job: PlaceableJob, nodes: readonly NodeState[], load: NodeLoad): Refusal[] {
  const known = nodes.flatMap((node) => {
    const reason = refusalReason(job, node, load)
    return reason === null ? [] : [{ node: node.id, reason }]
  })
  const named = [job.wantedNode, job.defaultNode].filter((name) => name !== null)
  const unknown = [...new Set(named)].filter((name) => !nodes.some((node) => isNamed(node, name)))
  return [...known, ...unknown.map((node) => ({ node, reason: 'not a node of this run' }))]
}
