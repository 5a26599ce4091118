/** What is told of the nodes of a run beside the run's own events, from the first connection on. */
import type { AppError } from '../../errors'
import type { SendProgress } from '../../deploy/node-store'
import type { ReadProgress } from '../../deploy/part'

export type NodesEvent =
  | { type: 'node-connecting' | 'node-ready'; node: string }
  /** A node cannot be used for now; it is tried again and joins when it can. */
  | { type: 'node-absent'; node: string; message: string; hint: string }
  /** Something is not as it should be, but the node is used. */
  | { type: 'node-warning'; node: string; message: string }
  | { type: 'sending'; progress: SendProgress }
  /** Of a large directory that jobs depend on; the nodes are connected to after that. */
  | { type: 'reading'; progress: ReadProgress }

/** A node's failure as an event. */
export function nodeAbsent(node: string, { message, hint }: Pick<AppError, 'message' | 'hint'>): NodesEvent {
  return { type: 'node-absent', node, message, hint }
}
