/** What the inspector and its child process say to each other: one JSON request on stdin, one reply on descriptor 3. */
import type { NodeInfo } from '../../agent/sdk/job'
import type {
  JobDescription,
  NetworkDescription,
  PipeDescription,
  Position,
} from '../../agent/core/network/description'
import type { Problem } from '../../agent/core/network/problem'
import type { NetworkFolder } from './network-folder'

/** The descriptor of the reply: whatever the user's code prints cannot get in between. */
export const REPLY_DESCRIPTOR = 3

/** What the child shall do with a bundle. */
export type InspectRequest = { bundle: string; network: NetworkFolder } & (
  | { task: 'describe' }
  /** Construct the foreign ones of these jobs. */
  | { task: 'describe-jobs'; jobs: RawJob[]; pipes: RawPipe[] }
  /** Ask the job's `preference` which of the candidates it likes. */
  | { task: 'preference'; job: number; attributes: string; candidates: NodeInfo[] }
)

/** A job that a config names and whose code is in another language: constructed by that language's inspector. */
export interface ForeignJob {
  /** `my_network.jobs.jobs` of a Python job, `my_network/jobs/jobs.ts` of a TypeScript job. */
  module: string
  /** Class in that module. */
  name: string
  /** Arguments of its constructor, besides the pipes. */
  arguments: Record<string, unknown>
}

export type RawJob = JobDescription & { foreign?: ForeignJob }

/** `optional`: what the other language must know of an optional pipe. */
export type RawPipe = PipeDescription & { optional?: { default?: unknown; store: boolean } }

/** A description before defaults are filled in. */
export type RawDescription = Omit<NetworkDescription, 'version' | 'settings' | 'jobs' | 'pipes'> & {
  jobs: RawJob[]
  pipes: RawPipe[]
  /** A file with further jobs: its path, how it calls things, and where the config names it. */
  topology?: { file: string; names: Record<string, string>; position?: Position }
  /** As far as the config sets them. */
  settings: Record<string, unknown>
}

/** What the child found. */
export type InspectReply =
  | { type: 'described'; network: RawDescription }
  | { type: 'preferred'; node: string | null }
  | { type: 'problems'; problems: Problem[] }
