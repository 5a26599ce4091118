/** The connection to a node broke. */
import { nodeLost } from './node-lost'
import type { Plan } from './plan'
import { isUp } from './queries'
import { sendAhead, suspectNode } from './suspect'
import type { NodeId } from './types'

/** A dead agent is lost at once; a broken connection may return before the heartbeats decide. */
export function connectionLost(plan: Plan, id: NodeId, dead: boolean): void {
  const node = plan.state.nodes[id]
  if (!node || !isUp(node)) return
  if (dead) {
    nodeLost(plan, id, 'its agent ended')
  } else if (node.status === 'alive') {
    suspectNode(plan, id)
    sendAhead(plan, id)
  }
}
