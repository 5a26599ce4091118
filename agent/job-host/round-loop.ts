/** The loop of a job with synchronous inputs: runs a round whenever every input has its blocks. */
import { control } from '../sdk/internals'
import type { Job } from '../sdk/job'
import type { AgentSocket } from './agent-socket'
import type { AsyncInput } from './async-input'
import { InputStream, NO_VALUE } from './input-stream'
import { isGenerator, isThenable } from './job-result'
import { JobFailure } from './job-failure'
import type { JobHeads } from './job-heads'
import type { LoopEvents } from './loop-events'
import type { OutputWriter } from './output-writer'
import { eventLoopTurn, Pace } from './pace'
import type { StateSaver } from './state-saver'

export class RoundLoop {
  private readonly inputs: (InputStream | AsyncInput)[]
  private readonly streams: InputStream[]
  private readonly pace = new Pace()
  /** A round is waiting for a promise, for the agent, or for its next slice. */
  private busy = false
  private inputEnded = false
  private stopping = false
  /** The round after the last one that was begun. */
  next = { generation: 0, round: 1 }

  constructor(
    private readonly job: Job,
    inputs: (InputStream | AsyncInput)[],
    private readonly outputs: OutputWriter,
    private readonly heads: JobHeads,
    private readonly socket: AgentSocket,
    private readonly events: LoopEvents,
    private readonly saver: StateSaver | null,
  ) {
    this.inputs = inputs
    this.streams = inputs.filter((input) => input instanceof InputStream)
  }

  start(): void {
    this.pump()
  }

  /** There are new blocks, or the inputs have ended. */
  pump(): void {
    if (this.busy) return
    this.pace.restart()
    try {
      while (this.isReady()) {
        const wait = this.runRound() ?? this.breather()
        if (wait !== null) return this.resumeAfter(wait)
      }
    } catch (error) {
      return this.events.onFailure(error)
    }
    if (this.stopping || this.job[control].finishing || this.inputEnded) this.end()
  }

  endInput(): void {
    this.inputEnded = true
    this.pump()
  }

  stop(): void {
    this.stopping = true
    this.pump()
  }

  /** The agent wants the job's state. */
  saveState(): void {
    try {
      this.saver?.want(!this.busy)
    } catch (error) {
      this.events.onFailure(error)
    }
  }

  private isReady(): boolean {
    if (this.stopping || this.job[control].finishing) return false
    for (const stream of this.streams) if (stream.available < stream.pipe.blockCount) return false
    return true
  }

  private end(): void {
    this.busy = true
    this.events.onEnd()
  }

  private resumeAfter(wait: Promise<void>): void {
    this.busy = true
    wait.then(() => {
      this.busy = false
      this.pump()
    }, this.events.onFailure)
  }

  private breather(): Promise<void> | null {
    if (this.socket.congested) return this.socket.drained()
    if (!this.pace.isSpent) return null
    this.socket.flush()
    return eventLoopTurn()
  }

  /** Runs one round; a promise where run gave one. */
  private runRound(): Promise<void> | null {
    const first = this.streams[0]!
    const { generation, round } = first
    this.next = { generation, round: round + 1 }
    const values = this.readInputs()
    if (values === null) {
      this.socket.done(1)
      this.saver?.roundDone(generation, round)
      return null
    }
    const result: unknown = values.length === 1 ? this.job.run(values[0]) : this.job.run(...values)
    if (isThenable(result)) return result.then((value) => this.emit(value, generation, round))
    if (isGenerator(result)) throw new JobFailure('run', `only a source's run may be a generator`)
    this.emit(result, generation, round)
    return null
  }

  private emit(result: unknown, generation: number, round: number): void {
    this.outputs.emit(result, generation, round, this.heads.collect())
    this.socket.done(1)
    this.saver?.roundDone(generation, round)
  }

  /** One value per input; null where a missing block has nothing to stand in for it, so the round is skipped. */
  private readInputs(): unknown[] | null {
    const { heads, job } = this
    heads.begin()
    const perInput: Uint8Array[][] | null = job.usesHead ? [] : null
    let complete = true
    const values: unknown[] = []
    for (const input of this.inputs) {
      if (!(input instanceof InputStream)) {
        values.push(input.read())
        continue
      }
      const list: Uint8Array[] | null = perInput === null ? null : []
      const value = readWindow(input, heads.current, list)
      if (value === NO_VALUE) complete = false
      values.push(value)
      if (list !== null) perInput!.push(list)
    }
    if (perInput !== null) heads.show(perInput)
    return complete ? values : null
  }
}

function readWindow(input: InputStream, head: Uint8Array, heads: Uint8Array[] | null): unknown {
  const { blockCount } = input.pipe
  if (blockCount === 1) return input.read(head, heads)
  const values: unknown[] = []
  let complete = true
  for (let i = 0; i < blockCount; i++) {
    const value = input.read(head, heads)
    if (value === NO_VALUE) complete = false
    values.push(value)
  }
  return complete ? values : NO_VALUE
}
