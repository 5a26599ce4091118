/** The loop of a job that counts its own rounds: a source, or one whose inputs are all ASYNC. */
import type { Position } from '../core/rounds/position'
import { control } from '../sdk/internals'
import type { Job } from '../sdk/job'
import type { AgentSocket } from './agent-socket'
import type { AsyncInput } from './async-input'
import type { JobHeads } from './job-heads'
import { isGenerator, isThenable } from './job-result'
import type { LoopEvents } from './loop-events'
import type { OutputWriter } from './output-writer'
import { eventLoopTurn, Pace } from './pace'
import type { StateSaver } from './state-saver'

export class SourceLoop {
  private readonly pace = new Pace()
  private round = 1
  private allEnded = false
  private stopping = false

  constructor(
    private readonly job: Job,
    private readonly inputs: AsyncInput[],
    private readonly outputs: OutputWriter,
    private readonly heads: JobHeads,
    private readonly socket: AgentSocket,
    private generation: number,
    private readonly events: LoopEvents,
    private readonly saver: StateSaver | null,
    /** The state from which the job goes on was saved after this round. */
    saved: Position | undefined,
  ) {
    if (saved?.generation === generation) this.round = saved.round + 1
  }

  /** Runs until the job ends or is told to. */
  start(): void {
    this.run().then(this.events.onEnd, this.events.onFailure)
  }

  stop(): void {
    this.stopping = true
  }

  /** The round that would come next. */
  get next(): { generation: number; round: number } {
    return { generation: this.generation, round: this.round }
  }

  private async run(): Promise<void> {
    for (;;) {
      this.beginRound()
      const result: unknown = this.job.run(...this.inputs.map((input) => input.read()))
      if (isGenerator(result)) {
        return this.drain(result)
      }
      this.emit(isThenable(result) ? await result : result)
      if (this.isOver) return
      if (this.inputs.length > 0) await this.letInputsIn()
      else await this.breather()
    }
  }

  /** Rounds begin at 1 again. */
  reset(generation: number): void {
    if (generation <= this.generation) return
    this.generation = generation
    this.round = 1
  }

  /** The agent wants the job's state: after the next round, since the code after a yield belongs to that one. */
  saveState(): void {
    this.saver?.want(false)
  }

  /** No ASYNC input will bring anything more. */
  endInput(): void {
    this.allEnded = true
  }

  private async drain(
    generator: Generator<unknown, unknown> | AsyncGenerator<unknown, unknown>,
  ): Promise<void> {
    for (;;) {
      const step = generator.next()
      const { value, done }: IteratorResult<unknown> = isThenable(step) ? await step : step
      if (done === true) return
      this.emit(value)
      if (this.isOver) {
        await generator.return(undefined)
        return
      }
      const wait = this.breather()
      if (wait !== null) await wait
      this.beginRound()
    }
  }

  private get isOver(): boolean {
    return this.stopping || this.allEnded || this.job[control].finishing
  }

  private beginRound(): void {
    this.heads.begin()
    if (this.job.usesHead) this.heads.show([])
  }

  private emit(value: unknown): void {
    // A reset may have come while run was waiting, so the round is numbered only now.
    this.heads.markReset(this.round === 1)
    this.outputs.emit(value, this.generation, this.round, this.heads.collect())
    const isRound = value !== undefined || this.job.outputs.length === 0
    if (isRound) this.round++
    this.socket.done(1)
    if (isRound) this.saver?.roundDone(this.generation, this.round - 1)
  }

  private breather(): Promise<void> | null {
    if (this.socket.congested) return this.socket.drained()
    if (!this.pace.isSpent) return null
    return this.letInputsIn()
  }

  private async letInputsIn(): Promise<void> {
    this.socket.flush()
    await eventLoopTurn()
    this.pace.restart()
  }
}
