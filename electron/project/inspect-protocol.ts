/** What the inspector and its child process say to each other: one JSON request on stdin, one reply on descriptor 3. */
import type { NodeInfo } from '../../agent/sdk/job'
import type { NetworkDescription } from '../../agent/core/network/description'
import type { Problem } from '../../agent/core/network/problem'
import type { NetworkFolder } from './network-folder'

/** The descriptor of the reply: whatever the user's code prints cannot get in between. */
export const REPLY_DESCRIPTOR = 3

/** What the child shall do with a bundle. */
export type InspectRequest = { bundle: string; network: NetworkFolder } & (
  | { task: 'describe' }
  /** Ask the job's `preference` which of the candidates it likes. */
  | { task: 'preference'; job: number; attributes: string; candidates: NodeInfo[] }
)

/** A description before defaults are filled in. */
export type RawDescription = Omit<NetworkDescription, 'version' | 'settings'> & {
  /** As far as the config sets them. */
  settings: Record<string, unknown>
}

/** What the child found. */
export type InspectReply =
  | { type: 'described'; network: RawDescription }
  | { type: 'preferred'; node: string | null }
  | { type: 'problems'; problems: Problem[] }
