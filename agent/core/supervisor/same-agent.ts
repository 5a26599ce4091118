/** Whether the agent that answers on a node is the one that was there before. */
import type { JobFound, NodeState } from './types'

/**
 * Another data port is another process. An agent whose node got another address keeps its port, and the jobs of the run,
 * of which one that was started since knows nothing.
 */
export function isSameAgent(
  known: Pick<NodeState, 'dataAddress'>,
  { dataAddress, jobs }: Pick<NodeState, 'dataAddress'> & { jobs?: readonly JobFound[] },
): boolean {
  if (known.dataAddress?.port !== dataAddress?.port) return false
  return known.dataAddress?.host === dataAddress?.host || (jobs ?? []).length > 0
}
