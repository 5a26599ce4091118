/** How fast a client takes what jobs print: a burst as it comes, a lasting flood no faster than it can be of use. */
import type { NodeId } from '../../agent/core/supervisor/types'

export interface OutputPaceOptions {
  /** Lines of one node that are taken at once. */
  burst: number
  /** Lines of one node that are taken in the long run, per second. */
  perSecond: number
  /** Milliseconds of a clock that never jumps. */
  now?: () => number
}

interface Allowance {
  lines: number
  at: number
}

/** A token bucket for each node, as each has its own connection. */
export class OutputPace {
  private readonly nodes = new Map<NodeId, Allowance>()
  private readonly now: () => number

  constructor(private readonly options: OutputPaceOptions) {
    this.now = options.now ?? (() => performance.now())
  }

  /** Lines of a node have come: for so many milliseconds no more are wanted. */
  delayAfter(node: NodeId, lines: number): number {
    const { burst, perSecond } = this.options
    const now = this.now()
    const { lines: left, at } = this.nodes.get(node) ?? { lines: burst, at: now }
    const allowed = Math.min(burst, left + ((now - at) / 1000) * perSecond) - lines
    this.nodes.set(node, { lines: allowed, at: now })
    return allowed >= 0 ? 0 : (-allowed / perSecond) * 1000
  }
}
