/** A node is lost on purpose: whatever it may still do is fenced off by the epochs of the placements to come. */
import type { Plan } from './plan'
import { holdsSlot, jobsOn } from './queries'
import type { NodeId } from './types'

/** Its jobs become unplaced; of those that finished there, what they had still queued is lost. */
export function nodeLost(plan: Plan, node: NodeId, reason: string): void {
  const there = jobsOn(plan.state, node)
  const orphans = there.filter(holdsSlot)
  plan.setNode(node, { status: 'lost', history: [], transmitQuality: {} })
  plan.notices.push({ type: 'node-lost', node, jobs: orphans.map((job) => job.id), reason })
  for (const job of there) {
    if (job.status === 'finished') plan.setJob(job.id, { node: null })
  }
  for (const job of orphans) {
    if (plan.state.phase === 'running') plan.unplace(job.id)
    else plan.endAsStopped(job.id)
  }
}
