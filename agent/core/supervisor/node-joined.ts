/** An agent is there and speaks: for the first time, again after being lost, or over a new connection. */
import { nodeLost } from './node-lost'
import type { Plan } from './plan'
import { reconcile } from './reconcile'
import { isUp, nodeOf } from './queries'
import { isSameAgent } from './same-agent'
import type { SupervisorEvent } from './types'

/** Makes the node alive. What a lost node still runs is stopped first: its jobs have moved on. */
export function nodeJoined(plan: Plan, event: Extract<SupervisorEvent, { type: 'node-joined' }>): void {
  const known = plan.state.nodes[event.node]
  if (!known) return
  const joined = { status: 'alive', lastHeartbeatAt: plan.now, slots: event.slots } as const
  if (isUp(known)) {
    if (isSameAgent(known, event)) {
      plan.setNode(known.id, { ...joined, dataAddress: event.dataAddress })
      if (event.jobs) reconcile(plan, { ...event, jobs: event.jobs })
      if (known.status === 'suspect') plan.notices.push({ type: 'node-alive', node: known.id })
      return
    }
    // The agent that ran the jobs is gone.
    nodeLost(plan, known.id, 'its agent was started again')
  }
  const { status } = nodeOf(plan.state, known.id)
  // What runs on a node that this state has never seen was placed by a client of which nothing else is left.
  const isStrange = status === 'absent' && (event.jobs ?? []).length > 0
  if (status === 'lost' || isStrange) plan.first.push({ type: 'clear-node', node: known.id })
  plan.setNode(known.id, {
    ...joined,
    dataAddress: event.dataAddress,
    history: event.metrics ? [event.metrics] : [],
  })
  plan.notices.push({ type: 'node-joined', node: known.id })
}
