/** How each instruction of the supervisor is carried out; what fails becomes an event again. */
import type { JobDescription, JobId, PipeDescription, PipeId } from '../../agent/core/network/description'
import type { PipeDelivery } from '../../agent/core/network/delivery'
import type {
  Instruction,
  NodeId,
  Notice,
  RunState,
  SupervisorEvent,
} from '../../agent/core/supervisor/types'
import type { JobSave } from '../../agent/protocol/common'
import type { AgentParams, ToAgentMethod } from '../../agent/protocol/to-agent'
import type { RunNode } from './run-types'

/** Time that a job has to end by itself before its process is killed. */
const STOP_GRACE_MS = 600

/** What it means for the run that something could not be done; null: nothing. */
export type Failure = (reason: string) => SupervisorEvent | null

/** What the executors may do. */
export interface Effects {
  readonly run: string
  state(): RunState
  job(id: JobId): JobDescription
  pipe(id: PipeId): PipeDescription
  delivery(id: PipeId): PipeDelivery
  /** The state that is kept of a job. */
  savedState(id: JobId): JobSave | undefined
  node(id: NodeId): RunNode
  /** Asks the node's agent, after what it was asked before; `failure` says what it means that it refused. */
  request<M extends ToAgentMethod>(node: NodeId, method: M, params: AgentParams<M>, failure: Failure): void
  /** Does something else in the node's order. */
  perform(node: NodeId, task: () => Promise<void>, failure: Failure): void
  /** Makes the run known to the node again, without what it ran before. */
  reopen(node: NodeId): Promise<void>
  askPreference(job: JobId, epoch: number, candidates: NodeId[]): void
  report(notice: Notice): void
  end(failed: boolean): void
}

type Executors = { [T in Instruction['type']]: (instruction: Extract<Instruction, { type: T }>) => void }

/** The total table: every instruction type has its executor. */
function executorsFor(effects: Effects): Executors {
  const { run } = effects
  /** A job that cannot be told something is taken for crashed: it is started again with all it must know. */
  const crashed = (job: JobId, epoch = effects.state().jobs[job]?.epoch ?? 0): Failure => {
    return (reason) => ({ type: 'job-crashed', job, epoch, reason, retry: true })
  }
  const lost = (node: NodeId): Failure => {
    return () => ({ type: 'connection-lost', node, dead: false })
  }
  const readerOf = (pipe: PipeId): JobId => effects.state().pipes[pipe]?.destination ?? 0

  return {
    start: ({ node, job, epoch, generation, inputs, outputs, saved }) => {
      const params = {
        run,
        job: effects.job(job),
        epoch,
        generation,
        saved: saved === null ? undefined : effects.savedState(job),
        inputs: inputs.map((input) => {
          const { gapless } = effects.delivery(input.pipe)
          return { ...input, gapless, pipe: effects.pipe(input.pipe) }
        }),
        outputs: outputs.map((output) => {
          const { needs } = effects.delivery(output.pipe)
          return { ...output, needs, pipe: effects.pipe(output.pipe) }
        }),
      }
      effects.request(node, 'job/start', params, crashed(job, epoch))
    },
    stop: ({ node, job, epoch, leaving }) => {
      const params = { run, job, epoch, leaving, graceMs: STOP_GRACE_MS }
      effects.request(node, 'job/stop', params, crashed(job, epoch))
    },
    redirect: ({ node, job, pipe, target }) =>
      effects.request(node, 'pipe/redirect', { run, job, pipe, target }, crashed(job)),
    expect: ({ node, pipe, sourceEpoch }) =>
      effects.request(node, 'pipe/expect', { run, pipe, sourceEpoch }, crashed(readerOf(pipe))),
    'end-pipe': ({ node, pipe }) => effects.request(node, 'pipe/end', { run, pipe }, crashed(readerOf(pipe))),
    reset: ({ node, job, generation }) =>
      effects.request(node, 'job/reset', { run, job, generation }, crashed(job)),
    'send-files': ({ node, job }) => {
      const { sendFiles } = effects.node(node)
      // Files that were only sent ahead may fail to come: a start sends them again.
      const needed = effects.state().jobs[job]?.node === node
      if (sendFiles) effects.perform(node, () => sendFiles(job), needed ? crashed(job) : () => null)
    },
    'clear-node': ({ node }) => effects.perform(node, () => effects.reopen(node), lost(node)),
    'ask-preference': ({ job, epoch, candidates }) => effects.askPreference(job, epoch, candidates),
    'end-run': ({ failed }) => effects.end(failed),
    report: ({ notice }) => effects.report(notice),
  }
}

/** A function that carries out any instruction. */
export function makeExecutor(effects: Effects): (instruction: Instruction) => void {
  const executors = executorsFor(effects)
  return (instruction) => {
    const execute = executors[instruction.type] as (given: Instruction) => void
    execute(instruction)
  }
}
