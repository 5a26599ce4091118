/** What a run is made of and what it tells: for the command line and the window alike. */
import type { JobId, NetworkDescription } from '../../agent/core/network/description'
import type { JobStatus, NodeId, Notice, RunState } from '../../agent/core/supervisor/types'
import type { Holder, OutputLine } from '../../agent/protocol/common'
import type { AgentLink } from './agent-link'
import type { LocalStates } from './handover/local-states'
import type { NodeReach, RunRecord } from './handover/run-record'
import type { NodeSample, PipeTotals } from './run-figures'

/** One node of a run, as its agent and its place on disk. */
export interface RunNode {
  id: NodeId
  /** Names and addresses by which DEFAULT_NODE may mean this node. */
  aliases: string[]
  groups: string[]
  /** Jobs it may run at once; null: as many as it has cores. */
  slots: number | null
  /** null: it does not answer yet; `rejoin` brings it in when it does. */
  link: AgentLink | null
  /** How another client would reach it; null: it could not. */
  reach: NodeReach | null
  /** Folders on the node: the unpacked code, and where each job gets `<job id>/`. */
  bundle: string
  directory: string
  /** Interpreter of Python jobs; the agent's own choice unless given. */
  python?: string
  log: { file: string; level: string } | null
  /** Brings the job's files to the node; null where they are already. */
  sendFiles: ((job: JobId) => Promise<void>) | null
}

/** Asks a job's own preference() among candidates; null when it has none. */
export type AskPreference = (job: JobId, candidates: NodeId[], state: RunState) => Promise<NodeId | null>

export interface RunOptions {
  /** Without errors. */
  network: NetworkDescription
  nodes: RunNode[]
  askPreference: AskPreference
  /**
   * Where the project lies. The run is left with the agents so that another client can take it up; left out: the run ends
   * with this client.
   */
  folder?: RunRecord['folder']
  /** Keeps the states of jobs on this computer, which nobody else has; left out: they end with this client. */
  localStates?: LocalStates
  /** Hears of a node that refuses to take part, which the run begins without; left out: then nothing begins. */
  onRefused?: (node: NodeId, error: { message: string; hint: string }) => void
}

/** What may be known of a node only once it has been reached. */
export type NodePlace = Partial<Pick<RunNode, 'bundle' | 'directory' | 'python' | 'log' | 'sendFiles'>>

/** What happened to one job in the whole run. */
export interface JobSummary {
  id: JobId
  /** Class and id, `JoinJob 5`. */
  name: string
  status: JobStatus
  rounds: number
  /** Compute blocks dropped by MAX_QUEUE. */
  dropped: number
  /** Of all its inputs, and of all its outputs. */
  received: PipeTotals
  sent: PipeTotals
  reason: string | null
}

export interface RunSummary {
  failed: boolean
  jobs: JobSummary[]
}

/** What a run tells while it goes on, in the order in which it happens. */
export type RunEvent =
  | { type: 'notice'; notice: Notice }
  | { type: 'output'; job: JobId; node: NodeId; lines: OutputLine[]; skipped: number }
  | { type: 'metrics'; node: NodeId; sample: NodeSample }
  /** Something failed that the run goes on without. */
  | { type: 'trouble'; job: JobId; message: string }
  /** Another client holds the run now; this one has no more to say. */
  | { type: 'taken'; by: Holder }
  | { type: 'ended'; summary: RunSummary }
