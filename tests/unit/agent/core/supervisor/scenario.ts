/** A run under a clock that the test holds. */
import { createRun, type NodeSeed } from '../../../../../agent/core/supervisor/create-run'
import { supervise } from '../../../../../agent/core/supervisor/supervise'
import type {
  Instruction,
  JobState,
  NodeMetrics,
  Notice,
  PipeTarget,
  RunState,
  SupervisorEvent,
  SupervisorSettings,
} from '../../../../../agent/core/supervisor/types'
import { network, type JobSketch } from './networks'

/** Settings of every scenario unless it says otherwise. */
export const settings: SupervisorSettings = {
  suspectAfterMs: 450,
  lostAfterMs: 900,
  crash: { restarts: 3, backoffMs: 250, giveUp: 'end-job' },
  healthyAfterMs: 10_000,
  preferenceTimeoutMs: 2_000,
  drainMs: 500,
  unreadGraceMs: 250,
}

export const metrics: NodeMetrics = { cpuPercent: 0, memoryPercent: 0, diskPercent: 0, swapPercent: 0 }

/** A connected node of a scenario. */
export function node(id: string, seed: Partial<NodeSeed> = {}): NodeSeed {
  return { id, aliases: [], groups: [], slots: 2, dataAddress: address(id), ...seed }
}

/** Where a scenario's node listens. */
function address(id: string) {
  return { host: id, port: 7000 }
}

/** The target of a pipe whose destination is placed. */
export function to(id: string, epoch: number): PipeTarget {
  return { type: 'node', node: id, address: address(id), epoch }
}

export const hold: PipeTarget = { type: 'hold' }
export const discard: PipeTarget = { type: 'discard' }

/** `start` as these tests read it. */
export function start(
  id: string,
  job: number,
  epoch: number,
  rest: Partial<Extract<Instruction, { type: 'start' }>> = {},
): Instruction {
  return { type: 'start', node: id, job, epoch, generation: 0, inputs: [], outputs: [], saved: null, ...rest }
}

export class Scenario {
  now = 0
  state: RunState
  /** What the last step told the user. */
  notices: Notice[] = []

  constructor(
    jobs: readonly JobSketch[],
    nodes: readonly NodeSeed[],
    change: Partial<SupervisorSettings> = {},
    asyncPipes: readonly number[] = [],
  ) {
    this.state = createRun(network(jobs, asyncPipes), nodes, { ...settings, ...change }, 0)
  }

  /** One event; the state is frozen first, so a supervisor that wrote to it would throw. */
  send(event: SupervisorEvent): Instruction[] {
    const step = supervise(deepFreeze(this.state), event, this.now)
    this.state = step.state
    this.notices = step.instructions.flatMap((each) => (each.type === 'report' ? [each.notice] : []))
    return step.instructions.filter((each) => each.type !== 'report')
  }

  /** Places everything and lets every placed job report that it runs. */
  begin(): this {
    this.send({ type: 'tick' })
    for (const { id, epoch } of Object.values(this.state.jobs))
      this.send({ type: 'job-started', job: id, epoch })
    return this
  }

  tickAt(now: number): Instruction[] {
    this.now = now
    return this.send({ type: 'tick' })
  }

  lose(id: string): Instruction[] {
    return this.send({ type: 'connection-lost', node: id, dead: true })
  }

  join(id: string, port = 7000): Instruction[] {
    const dataAddress = { host: id, port }
    return this.send({ type: 'node-joined', node: id, dataAddress, slots: 2, metrics: null })
  }

  heartbeat(id: string): Instruction[] {
    return this.send({ type: 'heartbeat', node: id, metrics })
  }

  crash(id: number, retry = true): Instruction[] {
    return this.send({ type: 'job-crashed', job: id, epoch: this.job(id).epoch, reason: 'it broke', retry })
  }

  finish(id: number): Instruction[] {
    return this.send({ type: 'job-finished', job: id, epoch: this.job(id).epoch })
  }

  started(id: number): Instruction[] {
    return this.send({ type: 'job-started', job: id, epoch: this.job(id).epoch })
  }

  job(id: number): JobState {
    const job = this.state.jobs[id]
    if (!job) throw new Error(`this run has no job ${id}`)
    return job
  }
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    Object.values(value).forEach(deepFreeze)
  }
  return value
}
