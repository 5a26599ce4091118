/** Time has passed: whatever was due by now happens. */
import { nodeLost } from './node-lost'
import type { Plan } from './plan'
import { decidePreference } from './preference'
import { isUp } from './queries'
import { restart } from './restart'
import { stopRest } from './stop'
import { sendAhead, suspectNode } from './suspect'
import type { NodeId } from './types'

/** Late nodes become suspect or lost, paused jobs start again, unanswered preferences are decided. */
export function tick(plan: Plan): void {
  const suspects = judgeNodes(plan)
  for (const node of suspects) sendAhead(plan, node)
  for (const { id } of Object.values(plan.state.jobs)) wakeJob(plan, id)
  const { stopAllAt } = plan.state
  if (stopAllAt !== null && stopAllAt <= plan.now) stopRest(plan)
}

/** All nodes are judged before any job moves: two nodes lost together must not inherit from each other. */
function judgeNodes(plan: Plan): NodeId[] {
  const { suspectAfterMs, lostAfterMs } = plan.state.settings
  const suspects: NodeId[] = []
  for (const node of Object.values(plan.state.nodes)) {
    if (!isUp(node)) continue
    const silentMs = plan.now - node.lastHeartbeatAt
    if (silentMs >= lostAfterMs) {
      nodeLost(plan, node.id, `no heartbeat for ${lostAfterMs} ms`)
    } else if (silentMs >= suspectAfterMs && node.status === 'alive') {
      suspectNode(plan, node.id)
      suspects.push(node.id)
    }
  }
  return suspects
}

function wakeJob(plan: Plan, id: number): void {
  const job = plan.state.jobs[id]
  if (job?.status === 'restarting' && job.restartAt !== null && job.restartAt <= plan.now) restart(plan, job)
  const { preferenceTimeoutMs } = plan.state.settings
  if (job?.status === 'choosing' && job.choosingSince !== null) {
    if (plan.now - job.choosingSince >= preferenceTimeoutMs) decidePreference(plan, job, null)
  }
}
