/** How far each node is on its way into a run, from what is told while it is connected to. */
import type { NodesEvent } from '../client/nodes/node-events'
import type { NodeArrival } from '../contract/run'

const nothing = { part: '', sentBytes: 0, bytes: 0, message: '', hint: '' }

export class Arrivals {
  private readonly nodes = new Map<string, NodeArrival>()

  /** In the order in which they were first heard of. */
  list(): NodeArrival[] {
    return [...this.nodes.values()]
  }

  take(event: NodesEvent): void {
    switch (event.type) {
      case 'node-connecting':
        return this.put({ ...nothing, node: event.node, stage: 'connecting' })
      case 'node-ready':
        return this.put({ ...nothing, node: event.node, stage: 'ready' })
      case 'node-absent':
        return this.put({
          ...nothing,
          node: event.node,
          stage: 'absent',
          message: event.message,
          hint: event.hint,
        })
      case 'sending': {
        const { node, part, sentBytes, bytes } = event.progress
        // Files that a node gets while it takes part already are told by nobody's waiting for them.
        if (this.nodes.get(node)?.stage === 'ready') return
        return this.put({ ...nothing, node, stage: 'sending', part, sentBytes, bytes })
      }
      case 'node-warning':
      // Before any node is connected to.
      case 'reading':
        return
    }
  }

  private put(arrival: NodeArrival): void {
    this.nodes.set(arrival.node, arrival)
  }
}
