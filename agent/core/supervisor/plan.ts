/** A decision in the making: the next state, replaced piece by piece, and what must be done about it. */
import type { JobId } from '../network/description'
import { jobOf, nodeOf } from './queries'
import type { Instruction, JobState, Millis, NodeId, NodeState, Notice, RunState } from './types'

/** How a process starts: on a node that may lack the job's files, or again where it was. */
type Beginning = 'placed' | 'restarted'

/** What the rules of one step write to; the state that the caller holds is never touched. */
export class Plan {
  state: RunState
  /** Comes before every start: nodes are cleared, old placements end. */
  readonly first: Instruction[] = []
  /** Comes after every start and redirect. */
  readonly last: Instruction[] = []
  readonly notices: Notice[] = []
  /** Jobs whose process starts in this step. */
  readonly begun = new Map<JobId, Beginning>()

  /** Nodes that may have missed what they were told: it is all said again. */
  readonly renewed = new Set<NodeId>()

  /** At most a node's figures changed: by far the most frequent step, and nothing follows from it. */
  isQuiet = false

  constructor(
    readonly before: RunState,
    readonly now: Millis,
  ) {
    this.state = before
  }

  setRun(change: Partial<RunState>): void {
    this.state = { ...this.state, ...change }
  }

  setJob(id: JobId, change: Partial<JobState>): void {
    const jobs = { ...this.state.jobs, [id]: { ...jobOf(this.state, id), ...change } }
    this.state = { ...this.state, jobs }
  }

  setNode(id: NodeId, change: Partial<NodeState>): void {
    const nodes = { ...this.state.nodes, [id]: { ...nodeOf(this.state, id), ...change } }
    this.state = { ...this.state, nodes }
  }

  /** Starts the job on the node, in a new epoch. */
  begin(id: JobId, node: NodeId, beginning: Beginning): void {
    const epoch = Math.max(jobOf(this.state, id).epoch, this.state.epochsAbove) + 1
    this.setJob(id, {
      status: 'starting',
      node,
      epoch,
      startedAt: this.now,
      restartAt: null,
      choosingSince: null,
      wantedNode: null,
      refusals: [],
    })
    this.begun.set(id, beginning)
    if (beginning === 'restarted') return
    const before = jobOf(this.before, id)
    const from = before.status === 'choosing' ? null : before.node
    this.notices.push({ type: 'job-placed', job: id, node, epoch, from })
  }

  /** Takes the job off its node; it waits for another. */
  unplace(id: JobId): void {
    this.setJob(id, { status: 'unplaced', node: null, restartAt: null, choosingSince: null, refusals: [] })
  }

  /** The job ends without having finished: the run stops, or nobody reads it any more. */
  endAsStopped(id: JobId): void {
    const { node } = jobOf(this.state, id)
    this.setJob(id, {
      status: 'stopped',
      restartAt: null,
      choosingSince: null,
      wantedNode: null,
      refusals: [],
    })
    this.notices.push({ type: 'job-stopped', job: id, node })
  }
}
