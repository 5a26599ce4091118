/** A heartbeat: figures for placement, and life for a suspect. */
import { AVERAGED_HEARTBEATS } from '../placement/score'
import type { Plan } from './plan'
import { isUp } from './queries'
import type { NodeMetrics, SupervisorEvent } from './types'

/** Notes the figures. A lost node stays lost: only joining again makes it clear what still runs there. */
export function heartbeat(plan: Plan, event: Extract<SupervisorEvent, { type: 'heartbeat' }>): void {
  const node = plan.state.nodes[event.node]
  plan.isQuiet = node?.status !== 'suspect'
  if (!node || !isUp(node)) return
  plan.setNode(node.id, {
    status: 'alive',
    lastHeartbeatAt: plan.now,
    history: appendMetrics(node.history, event.metrics),
    transmitQuality: event.transmitQuality ?? node.transmitQuality,
  })
  if (node.status === 'suspect') plan.notices.push({ type: 'node-alive', node: node.id })
}

function appendMetrics(history: readonly NodeMetrics[], metrics: NodeMetrics): NodeMetrics[] {
  return [...history.slice(1 - AVERAGED_HEARTBEATS), metrics]
}
