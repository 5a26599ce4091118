/** The user wants a job on another node. */
import type { JobId } from '../network/description'
import { refusalOf } from './choose'
import type { Plan } from './plan'
import { hasEnded, isLive } from './queries'
import type { JobState, NodeId } from './types'

/** Stops the job where it is and sends it to the wanted node, or says why that cannot be. */
export function moveRequested(plan: Plan, id: JobId, node: NodeId): void {
  const job = plan.state.jobs[id]
  if (!job) return
  const reason = obstacle(plan, job, node)
  if (reason !== null) {
    plan.notices.push({ type: 'move-refused', job: id, node, reason })
    return
  }
  if (isLive(job) && job.node !== null) {
    plan.first.push({ type: 'stop', node: job.node, job: id, epoch: job.epoch, leaving: true })
  }
  plan.unplace(id)
  plan.setJob(id, { wantedNode: node })
}

function obstacle(plan: Plan, job: JobState, node: NodeId): string | null {
  if (plan.state.phase !== 'running') return 'the run is stopping'
  if (hasEnded(job)) return 'the job has ended'
  if (job.node === node) return 'the job is there already'
  const wanted = plan.state.nodes[node]
  return wanted ? refusalOf(plan.state, job, wanted) : 'not a node of this run'
}
