/** The job of this process from its start message to its end. */
import { join } from 'node:path'
import type { ToJobHost } from '../protocol/job-host'
import type { FrameRun } from '../runtime/frames/frame-run'
import { control } from '../sdk/internals'
import type { Job } from '../sdk/job'
import type { AgentSocket } from './agent-socket'
import { AsyncInput } from './async-input'
import { bringDependencies } from './dependencies'
import { InputStream } from './input-stream'
import { describeFailure, JobFailure } from './job-failure'
import { JobHeads } from './job-heads'
import { LineQueue } from './line-queue'
import { loadJob } from './load-job'
import { OutputWriter } from './output-writer'
import { RoundLoop } from './round-loop'
import { SourceLoop } from './source-loop'
import { restoreState, StateSaver } from './state-saver'

export type StartMessage = Extract<ToJobHost, { type: 'start' }>

/** A job that was told to stop has this long to come out of what it waits for. */
const STOP_GRACE_MS = 200

export class HostedJob {
  private readonly label: string
  private readonly inputs = new Map<number, InputStream | AsyncInput>()
  private readonly lines = new LineQueue()
  private loop: RoundLoop | SourceLoop | null = null
  private outputs: OutputWriter | null = null
  private over = false
  /** A reset may come while setup() still runs. */
  private generation: number

  constructor(
    private readonly message: StartMessage,
    private readonly socket: AgentSocket,
  ) {
    this.label = `${message.job.type} ${message.job.id}`
    this.generation = message.generation
  }

  get headSize(): number {
    return this.message.headSize
  }

  /** Loads the job, runs its setup and begins with the rounds. */
  start(): void {
    this.begin().catch((error: unknown) => this.fail(error))
  }

  blocks(pipe: number, run: FrameRun): void {
    const input = this.inputs.get(pipe)
    if (input === undefined) return
    const { pieces } = run.body
    const frames = pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces)
    if (input instanceof AsyncInput) input.push(frames)
    else input.push(frames, run.count, run.generation, run.first)
  }

  /** A block that was read into memory of its own. */
  largeBlock(pipe: number, generation: number, round: number, head: Buffer, data: Buffer): void {
    const input = this.inputs.get(pipe)
    if (input instanceof AsyncInput) input.pushBlock(data)
    else input?.pushLarge(head, data, generation, round)
  }

  missing(pipe: number, generation: number, first: number, count: number): void {
    const input = this.inputs.get(pipe)
    if (input instanceof InputStream) input.pushMissing(count, generation, first)
  }

  endInput(): void {
    this.loop?.endInput()
  }

  /** Everything that one read brought is in its place. */
  pump(): void {
    if (this.loop instanceof RoundLoop) this.loop.pump()
  }

  reset(generation: number): void {
    this.generation = Math.max(this.generation, generation)
    if (this.loop instanceof SourceLoop) this.loop.reset(generation)
  }

  saveState(): void {
    this.loop?.saveState()
  }

  line(text: string | null): void {
    this.lines.push(text)
  }

  stop(): void {
    this.lines.push(null)
    if (this.loop === null) return process.exit(0)
    this.loop.stop()
    setTimeout(() => this.end(), STOP_GRACE_MS)
  }

  /** Reports why the job cannot go on and ends the process. */
  fail(error: unknown): void {
    if (this.over) return
    this.over = true
    const failure = describeFailure(error)
    process.stderr.write(`${failure.stack}\n`)
    this.socket.send({ type: 'failed', ...failure })
    this.socket.close(() => process.exit(1))
  }

  private async begin(): Promise<void> {
    const { message, socket } = this
    const { headSize } = message
    process.chdir(message.directory)
    bringDependencies(message.bundle, message.job.dependencies, message.directory)
    const job = loadJob(join(message.bundle, 'network.cjs'), message.job)
    job[control].nextLine = () => this.lines.next()
    const inputs = job.inputs.map((pipe, i) =>
      pipe.async ? new AsyncInput(pipe, message.inputs[i]!, headSize) : new InputStream(pipe, headSize),
    )
    for (const input of inputs) this.inputs.set(input.pipe.id, input)
    await setUp(job)
    const { saved } = message
    if (saved !== undefined) restoreState(job, saved)
    const heads = new JobHeads(job, headSize)
    const outputs = new OutputWriter(job, this.label, headSize, socket)
    this.outputs = outputs
    this.socket.send({ type: 'started' })
    const async = inputs.filter((input) => input instanceof AsyncInput)
    const whole = async.length === inputs.length
    const { saves } = message.job
    const saver = saves?.lacks === null ? new StateSaver(job, saves, socket) : null
    const events = { onEnd: () => this.end(), onFailure: (error: unknown) => this.fail(error) }
    this.loop = whole
      ? new SourceLoop(job, async, outputs, heads, socket, this.generation, events, saver, saved)
      : new RoundLoop(job, inputs, outputs, heads, socket, events, saver)
    this.loop.start()
  }

  /** The streams end with the rounds that were written, and the process with them. */
  private end(): void {
    if (this.over || this.loop === null) return
    const { generation, round } = this.loop.next
    this.outputs?.end(generation, round)
    this.finish()
  }

  private finish(): void {
    if (this.over) return
    this.over = true
    // Files have the rows of its last rounds by the end of this tick; only then is nothing lost when the process is killed.
    setImmediate(() => {
      this.socket.send({ type: 'finished' })
      this.socket.close(() => process.exit(0))
    })
  }
}

async function setUp(job: Job): Promise<void> {
  try {
    await job.setup()
  } catch (error) {
    throw new JobFailure('setup', `setup() of ${job.name} ${job.id} failed`, error)
  }
}
