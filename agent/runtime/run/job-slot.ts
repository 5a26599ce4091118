/** One job on this node: its process, its inputs and outputs, and its console. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Position } from '../../core/rounds/position'
import type { PipeMetrics } from '../../protocol/common'
import type { JobReality } from '../../protocol/holding'
import type { ClientParams } from '../../protocol/to-client'
import { FromJobHost, JOB_HOST_PROTOCOL } from '../../protocol/job-host'
import type { ConsoleBuffer } from '../console/console-buffer'
import { FINISH_GRACE_MS, OVERRUN_BYTES, SAVE_AFTER_BYTES } from '../limits'
import { Inlet } from '../pipes/inlet'
import { makeOutlet } from '../pipes/make-outlet'
import type { Outlet } from '../pipes/outlet'
import { Settlement } from '../pipes/settlement'
import { parseMessage } from '../../protocol/rpc-error'
import { inputMetrics, outputMetrics } from '../pipes/pipe-metrics'
import type { JobProcess, JobProcessListener, ProcessExit } from '../process/job-process'
import { describeExit, isFullHeap } from './describe-exit'
import type { JobChange, JobStart } from './job-types'
import type { RunContext } from './run-context'
import { StateKeeper } from './state-keeper'

export class JobSlot {
  readonly inlet: Inlet
  readonly outlets = new Map<number, Outlet>()
  rounds = 0
  private process: JobProcess | null = null
  private readonly settlement: Settlement
  /** Where the job saves its state. */
  private readonly keeper: StateKeeper | null
  /** Rounds and received bytes when the job was last asked for its state. */
  private asked = { rounds: 0, bytes: 0 }
  /** `settling`: its process has finished, and blocks of it are not acknowledged yet. */
  private state: 'starting' | 'running' | 'finished' | 'settling' | 'stopping' | 'ended' = 'starting'
  private leaving = false
  private failure: Extract<FromJobHost, { type: 'failed' }> | null = null
  private readonly congested = new Set<number>()
  /** Bytes written since the first of the pipes was congested. */
  private overrun = 0
  /** V8 said so before it ended the process. */
  private heapFull = false
  private onOver: (() => void) | null = null
  private killTimer: NodeJS.Timeout | null = null
  private generation: number
  /** What was last told of the job, and when. */
  private told: JobChange | null = null
  private toldAt = Date.now()

  /** `previous` is this job's last incarnation on this node, if it crashed here just now: its queues live on. */
  constructor(
    readonly start: JobStart,
    private readonly context: RunContext,
    readonly console: ConsoleBuffer,
    previous: JobSlot | null,
  ) {
    const { job, epoch } = start
    this.generation = start.generation
    // What an earlier process was handed and did not finish comes again over reliable inputs, into an inlet without it.
    const inlet = previous?.inlet.isReliable === true ? null : previous?.inlet
    this.inlet = inlet ?? new Inlet(start.inputs, job.maxQueue, start.saved)
    if (previous !== null && inlet === null) previous.inlet.close()
    for (const { pipe, ended, sourceEpoch } of start.inputs) {
      const input = this.inlet.input(pipe.id)!
      this.inlet.expect(input, sourceEpoch)
      if (ended) this.inlet.end(input)
      context.ends.set(pipe.id, { inlet: this.inlet, input, epoch })
    }
    for (const { pipe, needs } of start.outputs) {
      const onDrain = (): void => this.onDrain(pipe.id)
      const outlet = previous?.outlets.get(pipe.id) ?? makeOutlet(pipe, epoch, context.ways, onDrain, needs)
      outlet.onDrain = onDrain
      this.outlets.set(pipe.id, outlet)
    }
    this.keeper = makeKeeper(start, context)
    const onSettled = (): void => this.onSettled()
    this.settlement = new Settlement(this.inlet, this.outlets.values(), this.keeper, onSettled)
    for (const { pipe, target } of start.outputs) this.outlets.get(pipe.id)!.redirect(target, epoch)
  }

  get epoch(): number {
    return this.start.epoch
  }

  get pid(): number | null {
    return this.process?.pid ?? null
  }

  /** Its process is gone, or it ended properly: nothing more will be written. */
  get isOver(): boolean {
    return this.state === 'ended'
  }

  /** Gives the job to a process, unless there can be no folder for it. */
  launch(takeProcess: () => JobProcess): void {
    const { job, generation, inputs, outputs } = this.start
    const { network, headSize, bundle } = this.context
    const directory = join(this.context.directory, String(job.id))
    try {
      mkdirSync(directory, { recursive: true })
    } catch (error) {
      const reason = `its folder ${directory} cannot be made: ${(error as Error).message}`
      setImmediate(() => this.conclude({ type: 'crashed', reason, stack: '', retry: false }))
      return
    }
    const process = takeProcess()
    this.process = process
    process.listen(this.listener())
    process.send({
      type: 'start',
      protocol: JOB_HOST_PROTOCOL,
      network,
      job,
      inputs: inputs.map(({ pipe }) => pipe),
      outputs: outputs.map(({ pipe }) => pipe),
      headSize,
      bundle,
      directory,
      generation,
      saved: this.start.saved,
    })
  }

  reset(generation: number): void {
    this.generation = generation
    this.process?.send({ type: 'reset', generation })
  }

  /** The client keeps the state after this round. */
  kept(round: Position): void {
    this.keeper?.confirm(round)
    this.settlement.update()
  }

  /** Tells a client that has just come what states there are. */
  tellState(): void {
    this.keeper?.resend()
  }

  line(text: string | null): void {
    this.process?.send({ type: 'line', text })
  }

  /**
   * Asks the job to end after its round, and makes it end after the grace time. One that is leaving goes on elsewhere: its
   * readers must not take its end for that of the stream.
   */
  stop(graceMs: number, leaving = false): void {
    this.leaving ||= leaving
    if (this.state === 'ended' || this.state === 'stopping') return
    if (this.state === 'settling') return this.conclude({ type: 'finished' })
    // It has done its work, and its process is about to end.
    if (this.state === 'finished') return this.killAfter(graceMs)
    this.state = 'stopping'
    if (this.process === null) return this.conclude({ type: 'stopped' })
    this.process.pauseReading(false)
    this.process.send({ type: 'stop' })
    this.killAfter(graceMs)
  }

  /** Stops the job; resolves when it has ended. */
  async stopped(graceMs: number): Promise<void> {
    if (this.isOver) return
    await new Promise<void>((resolve) => {
      this.onOver = resolve
      this.stop(graceMs, true)
    })
  }

  /** Figures for the heartbeat. */
  describe(): Omit<ClientParams<'heartbeat'>['jobs'][number], 'run'> {
    const { job, epoch } = this.start
    return { job: job.id, epoch, pid: this.pid, rounds: this.rounds, dropped: this.inlet.dropped }
  }

  /** What has become of the job, for a client that was not there. */
  reality(): JobReality {
    const { job, epoch } = this.start
    const generation = Math.max(this.generation, this.inlet.generation)
    return { job: job.id, epoch, generation, state: this.jobState(), since: this.toldAt }
  }

  private jobState(): JobReality['state'] {
    const { told, state } = this
    if (state === 'stopping') return { type: state }
    if (told === null) return { type: 'starting' }
    return told.type === 'started' ? { type: 'running' } : told
  }

  describePipes(): PipeMetrics[] {
    return [
      ...this.inlet.inputs.map((input) => inputMetrics(this.inlet, input)),
      ...[...this.outlets.values()].map(outputMetrics),
    ]
  }

  /** Drops everything: the run ends, or the job lives elsewhere now. */
  close(): void {
    this.state = 'ended'
    this.onOver?.()
    this.keeper?.stop()
    this.process?.kill()
    this.process?.pauseReading(false)
    if (this.killTimer !== null) clearTimeout(this.killTimer)
    for (const input of this.inlet.inputs) this.context.ends.delete(input.pipe.id, this.inlet)
    this.inlet.close()
    for (const outlet of this.outlets.values()) outlet.close()
  }

  private listener(): JobProcessListener {
    return {
      message: (message) => this.onMessage(parseMessage(FromJobHost, message, 'a message')),
      run: (pipe, run) => {
        const outlet = this.outlets.get(pipe)
        if (outlet === undefined) throw new Error(`blocks of pipe ${pipe}, which is none of its outputs`)
        if (outlet.send(run) || this.state === 'stopping') return
        this.congested.add(pipe)
        this.overrun += run.body.bytes
        if (this.overrun > OVERRUN_BYTES) this.process!.pauseReading(true)
      },
      end: (pipe, generation, round) => {
        if (!this.leaving) this.outlets.get(pipe)?.end(generation, round)
      },
      done: (count) => {
        this.rounds += count
        this.inlet.done(count)
        if (this.keeper === null) {
          if (this.inlet.isReliable) this.settlement.update()
        } else if (this.inlet.receivedBytes - this.asked.bytes > SAVE_AFTER_BYTES) this.askForState()
        if (this.congested.size > 0 && this.state !== 'stopping') this.process!.pauseReading(true)
      },
      saved: ({ generation, round }, state) => {
        this.keeper?.take({ generation, round, state: state.toString('base64') })
        this.settlement.update()
      },
      line: (stream, text) => {
        this.heapFull ||= stream === 'stderr' && isFullHeap(text)
        this.console.add(stream, text)
      },
      exit: (exit) => this.onExit(exit),
    }
  }

  private askForState(): void {
    if (this.asked.rounds === this.rounds) return
    this.asked = { rounds: this.rounds, bytes: this.inlet.receivedBytes }
    this.process?.send({ type: 'save' })
  }

  private onDrain(pipe: number): void {
    if (!this.congested.delete(pipe) || this.congested.size > 0) return
    this.overrun = 0
    this.process?.pauseReading(false)
  }

  private onMessage(message: FromJobHost): void {
    if (message.type === 'started' && this.state === 'starting') {
      this.state = 'running'
      this.tell({ type: 'started' })
      this.inlet.attach(this.process!)
      this.keeper?.start(this.start.job.saves!.everyMs, () => this.askForState())
    } else if (message.type === 'finished' && this.state !== 'stopping') {
      this.state = 'finished'
      this.killAfter(FINISH_GRACE_MS)
    } else if (message.type === 'failed') {
      this.failure = message
      if (this.state !== 'stopping') this.killAfter(FINISH_GRACE_MS)
    }
  }

  private onExit(exit: ProcessExit): void {
    if (this.killTimer !== null) clearTimeout(this.killTimer)
    this.keeper?.stop()
    this.inlet.detach()
    this.congested.clear()
    if (this.state === 'ended') return
    if (this.state === 'finished') this.settle()
    else if (this.state === 'stopping') this.conclude({ type: 'stopped' })
    else this.conclude(this.crash(exit))
  }

  /** A job with blocks that could still be lost is not finished: it would have to make them again. */
  private settle(): void {
    this.state = 'settling'
    if (this.settlement.isSettled) this.onSettled()
  }

  private onSettled(): void {
    if (this.state === 'settling') this.conclude({ type: 'finished' })
  }

  private crash(exit: ProcessExit): JobChange {
    const { failure } = this
    if (failure !== null) {
      return { type: 'crashed', reason: failure.message, stack: failure.stack, retry: failure.retry }
    }
    const retry = exit.refused?.retry ?? true
    return { type: 'crashed', reason: describeExit(exit, this.heapFull), stack: '', retry }
  }

  private conclude(change: JobChange): void {
    if (this.state === 'ended') return
    this.state = 'ended'
    this.console.flush()
    this.tell(change)
    this.onOver?.()
  }

  private tell(change: JobChange): void {
    this.told = change
    this.toldAt = Date.now()
    this.context.changed(this.start, change)
  }

  private killAfter(ms: number): void {
    if (this.killTimer !== null) clearTimeout(this.killTimer)
    this.killTimer = setTimeout(() => this.process?.kill(), ms)
  }
}

function makeKeeper(start: JobStart, context: RunContext): StateKeeper | null {
  const { job, saved = null } = start
  if (job.saves?.lacks !== null) return null
  return new StateKeeper(saved, (state) => context.saved(start, state))
}
