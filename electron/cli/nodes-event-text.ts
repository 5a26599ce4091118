/** What happens to the nodes of a run, in words. */
import type { NodesEvent } from '../client/nodes/node-events'
import type { SendProgress } from '../deploy/node-store'
import type { ReadProgress } from '../deploy/part'

/** Larger parts than this are worth a line about how far they are. */
const WORTH_TELLING_BYTES = 4 * 1024 * 1024

/** Lines about a node that is missing or odd; none about one that is as it should be. */
export function nodesEventLines(event: Exclude<NodesEvent, { type: 'sending' | 'reading' }>): string[] {
  switch (event.type) {
    case 'node-warning':
      return [`warning: ${event.message}`]
    case 'node-absent':
      return [`-- ${event.message}`, ...(event.hint ? [`   hint: ${event.hint}`] : [])]
    case 'node-connecting':
    case 'node-ready':
      return []
  }
}

/** A transfer in words. */
export function sendingText({ node, part }: SendProgress): string {
  return `sending ${part} to node ${node}`
}

/** The reading of what jobs depend on in words. */
export function readingText({ part }: ReadProgress): string {
  return `reading ${part}`
}

/** Tells of what is large, each tenth once. */
export class ProgressLine {
  private readonly told = new Map<string, number>()
  private readonly begun = new Map<string, number>()

  /** `quietMs`: nothing is told of what takes no longer. */
  constructor(
    private readonly quietMs = 0,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** `what` is in progress, and unique among what is told of; `doneBytes` may come to be more than `bytes`. */
  lines(what: string, doneBytes: number, bytes: number): string[] {
    if (bytes < WORTH_TELLING_BYTES) return []
    const begunAt = this.begun.get(what) ?? this.now()
    this.begun.set(what, begunAt)
    if (this.now() - begunAt < this.quietMs) return []
    const tenth = Math.min(10, Math.floor((doneBytes / bytes) * 10))
    if (tenth <= (this.told.get(what) ?? -1)) return []
    this.told.set(what, tenth)
    return [`-- ${what}: ${tenth * 10} % of ${megabytes(bytes)}`]
  }
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1e6)} MB`
}
