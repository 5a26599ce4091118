/** A node is late: nothing moves yet, but the files of its jobs travel ahead to where they would go. */
import { chooseFor } from './choose'
import type { Plan } from './plan'
import { holdsSlot, jobsOn } from './queries'
import type { JobState, NodeId, RunState } from './types'

/** Marks an alive node as suspect; other nodes have not been asked anything yet. */
export function suspectNode(plan: Plan, node: NodeId): void {
  plan.setNode(node, { status: 'suspect' })
  plan.notices.push({ type: 'node-suspect', node })
}

/** Sends the files of a suspect node's jobs to their likely successors. */
export function sendAhead(plan: Plan, node: NodeId): void {
  if (plan.state.phase !== 'running') return
  let imagined = plan.state
  for (const job of jobsOn(plan.state, node).filter(holdsSlot)) {
    const successor = likelySuccessor(imagined, job)
    if (successor === null) continue
    plan.first.push({ type: 'send-files', node: successor, job: job.id })
    // Counted in, so that the jobs of one node do not all expect the same last slot.
    imagined = { ...imagined, jobs: { ...imagined.jobs, [job.id]: { ...job, node: successor } } }
  }
}

function likelySuccessor(state: RunState, job: JobState): NodeId | null {
  const choice = chooseFor(state, job)
  if (choice.type === 'none') return null
  return choice.type === 'node' ? choice.node : (choice.candidates[0] ?? null)
}
