/** The vocabulary of the supervisor: what it knows, what happens, and what it decides. All of it is data. */
import type { CrashPolicy, JobId, PipeId } from '../network/description'
import type { Position } from '../rounds/position'

/** Milliseconds of a monotonic clock that the caller holds. */
export type Millis = number
/** Name of a node, unique in a run; the client's own computer is `LOCAL`. */
export type NodeId = string

export type NodeStatus = 'absent' | 'alive' | 'suspect' | 'lost'
export type JobStatus =
  | 'unplaced' // waits for a node
  | 'choosing' // its preference() is being asked
  | 'starting' // start was sent
  | 'running'
  | 'restarting' // crashed, waits for its backoff
  | 'finished' // ended properly
  | 'failed' // given up
  | 'stopped' // ended because the run ends or nothing reads it any more

/** One heartbeat's figures, percentages 0–100. */
export interface NodeMetrics {
  cpuPercent: number
  memoryPercent: number
  diskPercent: number
  swapPercent: number
}

/** Where other agents reach the data port of a node. */
export interface DataAddress {
  host: string
  port: number
}

export interface NodeState {
  readonly id: NodeId
  /** Names and addresses by which DEFAULT_NODE may mean this node. */
  readonly aliases: readonly string[]
  readonly groups: readonly string[]
  readonly slots: number
  readonly status: NodeStatus
  readonly dataAddress: DataAddress | null
  readonly lastHeartbeatAt: Millis
  /** The last 30 heartbeats, oldest first. */
  readonly history: readonly NodeMetrics[]
  /** Mean transmit quality to other nodes, 0–255; a missing entry is 255. */
  readonly transmitQuality: Readonly<Record<NodeId, number>>
}

/** Why one node was not taken for a job. */
export interface Refusal {
  node: NodeId
  reason: string
}

export interface JobState {
  readonly id: JobId
  readonly name: string
  readonly groups: readonly string[]
  readonly defaultNode: string | null
  readonly hasPreference: boolean
  readonly inputs: readonly PipeId[]
  readonly outputs: readonly PipeId[]
  /** It numbers its rounds itself: no input, or only ASYNC ones. */
  readonly countsRounds: boolean
  /** The last round after which its state is kept, if it saves any. */
  readonly saved: Position | null
  readonly status: JobStatus
  readonly node: NodeId | null
  /** Counts this job's placements and restarts; whatever carries a lower one is refused. */
  readonly epoch: number
  readonly crashes: number
  readonly startedAt: Millis
  readonly restartAt: Millis | null
  readonly choosingSince: Millis | null
  /** Since when nobody reads it any more. */
  readonly unreadSince: Millis | null
  /** Where the user wants it, until it is there. */
  readonly wantedNode: NodeId | null
  /** While unplaced: every node and why it was refused. While failed: what happened. */
  readonly refusals: readonly Refusal[]
  readonly reason: string | null
}

export interface PipeEnds {
  readonly id: PipeId
  readonly source: JobId
  readonly destination: JobId
  readonly async: boolean
  /** Its source keeps what it writes until it was worked on. */
  readonly reliable: boolean
}

export interface SupervisorSettings {
  readonly suspectAfterMs: Millis
  readonly lostAfterMs: Millis
  readonly crash: CrashPolicy
  /** A job that ran this long has its crashes forgotten. */
  readonly healthyAfterMs: Millis
  /** How long preference() may take before the score decides. */
  readonly preferenceTimeoutMs: Millis
  /** How long a job that nobody reads any more has to finish by itself, as its readers may have ended with its stream. */
  readonly unreadGraceMs: Millis
  /** When a run stops: how long the jobs behind the sources have to work off what is on its way. */
  readonly drainMs: Millis
}

export interface RunState {
  readonly phase: 'running' | 'stopping' | 'ended'
  /** While stopping: when the jobs that still run are told to stop as well. */
  readonly stopAllAt: Millis | null
  readonly settings: SupervisorSettings
  readonly nodes: Readonly<Record<NodeId, NodeState>>
  readonly jobs: Readonly<Record<JobId, JobState>>
  readonly pipes: Readonly<Record<PipeId, PipeEnds>>
  /** Counts the resets of all sources; rounds are ordered by (generation, round). */
  readonly generation: number
  /** No stream has lost a block since all sources last began at round 1, so a late source may simply begin. */
  readonly aligned: boolean
  /** Starts get higher epochs: a client before may have given out lower ones where nobody answers now. */
  readonly epochsAbove: number
}

/** What an agent says has become of a job that it was told to start. */
export interface JobFound {
  readonly job: JobId
  readonly epoch: number
  /** Generation of rounds that it was started with or last reset to, or a later one that has reached it. */
  readonly generation: number
  readonly state:
    | { type: 'starting' | 'running' | 'stopping' | 'finished' | 'stopped' }
    | { type: 'crashed'; reason: string; retry: boolean }
}

/** One agent as a client finds it that was not there, or could not be heard, for a while. */
export interface NodeFound {
  readonly node: NodeId
  readonly dataAddress: DataAddress
  readonly slots: number
  readonly jobs: readonly JobFound[]
}

/** What happens in the world. Job events carry the epoch of the placement they speak of. */
export type SupervisorEvent =
  | {
      type: 'node-joined'
      node: NodeId
      dataAddress: DataAddress
      slots: number
      metrics: NodeMetrics | null
      /** What it runs, where it was asked: whatever was said in between counts for nothing then. */
      jobs?: readonly JobFound[]
    }
  /**
   * Another client goes on with a run: these nodes answer, and no other does. What it places anew gets epochs above
   * `epochsAbove`, a number higher than any client before can have reached.
   */
  | { type: 'taken-up'; found: readonly NodeFound[]; epochsAbove: number }
  | { type: 'heartbeat'; node: NodeId; metrics: NodeMetrics; transmitQuality?: Record<NodeId, number> }
  /** The connection to a node broke; `dead` when its agent is known to have died. */
  | { type: 'connection-lost'; node: NodeId; dead: boolean }
  | { type: 'job-started'; job: JobId; epoch: number }
  | { type: 'job-finished'; job: JobId; epoch: number }
  /** The client keeps the job's state after this round. */
  | { type: 'job-saved'; job: JobId; epoch: number; round: Position }
  /** `retry: false` when starting again cannot help (a broken constructor, a missing program). */
  | { type: 'job-crashed'; job: JobId; epoch: number; reason: string; retry: boolean }
  | { type: 'preference-answered'; job: JobId; epoch: number; node: NodeId | null }
  | { type: 'move-requested'; job: JobId; node: NodeId }
  | { type: 'stop-requested' }
  | { type: 'tick' }

/** Where a source's blocks of one pipe go now. */
export type PipeTarget =
  | { type: 'node'; node: NodeId; address: DataAddress; epoch: number }
  /** The destination is being placed: keep what fits, then slow down. */
  | { type: 'hold' }
  /** Nobody will read it for now: drop. */
  | { type: 'discard' }

/** What shall be done, in this order. */
export type Instruction =
  | {
      type: 'start'
      node: NodeId
      job: JobId
      epoch: number
      generation: number
      /** Lowest epoch of the source that may write each input. */
      inputs: { pipe: PipeId; sourceEpoch: number; ended: boolean }[]
      outputs: { pipe: PipeId; target: PipeTarget }[]
      /** The round after whose kept state the job goes on; null: it has none. */
      saved: Position | null
    }
  /** Send the job's files to the node, so that a start there finds them. */
  | { type: 'send-files'; node: NodeId; job: JobId }
  /** `leaving`: it goes on elsewhere, so its streams must not end. */
  | { type: 'stop'; node: NodeId; job: JobId; epoch: number; leaving?: true }
  | { type: 'redirect'; node: NodeId; job: JobId; pipe: PipeId; target: PipeTarget }
  /** The destination's node shall refuse senders of this pipe below the epoch. */
  | { type: 'expect'; node: NodeId; pipe: PipeId; sourceEpoch: number }
  /** The source of this pipe will never write again: end the stream after what is queued. */
  | { type: 'end-pipe'; node: NodeId; pipe: PipeId }
  | { type: 'reset'; node: NodeId; job: JobId; generation: number }
  | { type: 'ask-preference'; job: JobId; epoch: number; candidates: NodeId[] }
  /** Stop whatever a node that came back still runs of this run. */
  | { type: 'clear-node'; node: NodeId }
  | { type: 'end-run'; failed: boolean }
  | { type: 'report'; notice: Notice }

/** What the user is told, as data; the window and the CLI word it. */
export type Notice =
  | { type: 'node-joined' | 'node-suspect' | 'node-alive'; node: NodeId }
  | { type: 'node-lost'; node: NodeId; jobs: JobId[]; reason: string }
  | { type: 'job-placed'; job: JobId; node: NodeId; epoch: number; from: NodeId | null }
  | { type: 'job-unplaced'; job: JobId; refusals: Refusal[] }
  | { type: 'job-running' | 'job-finished'; job: JobId; node: NodeId }
  /** `node` is null for a job that had none. */
  | { type: 'job-stopped'; job: JobId; node: NodeId | null }
  | { type: 'move-refused'; job: JobId; node: NodeId; reason: string }
  /** `node`: where it ran. */
  | { type: 'job-crashed'; job: JobId; node: NodeId | null; reason: string; restartInMs: Millis | null }
  | { type: 'job-failed'; job: JobId; reason: string }
  | { type: 'sources-reset'; generation: number; jobs: JobId[] }

/** A decision: the next state and what to do about it. */
export interface Step {
  state: RunState
  instructions: Instruction[]
}
