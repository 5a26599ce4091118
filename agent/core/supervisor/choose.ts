/** Placement, asked about a run as it stands. */
import type { JobId } from '../network/description'
import { chooseNode, type NodeChoice } from '../placement/choose-node'
import { refusalReason, type NodeLoad } from '../placement/refusal'
import { holdsSlot, jobOf, pipeOf } from './queries'
import type { JobState, NodeId, NodeState, RunState } from './types'

/** Where this job would go now; the slot that it holds itself counts as free. */
export function chooseFor(state: RunState, job: JobState): NodeChoice {
  return chooseNode(job, Object.values(state.nodes), loadWithout(state, job.id), neighbours(state, job))
}

/** Why this node cannot take the job now, or null. */
export function refusalOf(state: RunState, job: JobState, node: NodeState): string | null {
  return refusalReason(job, node, loadWithout(state, job.id))
}

function loadWithout(state: RunState, id: JobId): NodeLoad {
  const load: Record<NodeId, number> = {}
  for (const job of Object.values(state.jobs)) {
    if (job.node !== null && job.id !== id && holdsSlot(job)) load[job.node] = (load[job.node] ?? 0) + 1
  }
  return load
}

function neighbours(state: RunState, job: JobState): NodeId[] {
  const ids = [
    ...job.inputs.map((pipe) => pipeOf(state, pipe).source),
    ...job.outputs.map((pipe) => pipeOf(state, pipe).destination),
  ]
  return ids.flatMap((id) => {
    const neighbour = jobOf(state, id)
    return neighbour.node !== null && holdsSlot(neighbour) ? [neighbour.node] : []
  })
}
