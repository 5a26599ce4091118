/**
 * An executable job: its program runs beside this process, which pumps between frames and the program's pipes.
 *
 * The program is given whole rounds only, with a block, or what stands for it, from every synchronous input. Its n-th
 * block on an output is that of its n-th round. What it was given counts as done, so that it may read ahead.
 */
import { join } from 'node:path'
import type { Program } from '../../core/network/description'
import type { FrameRun } from '../../runtime/frames/frame-run'
import type { Pipe } from '../../sdk/pipe'
import type { AgentSocket } from '../agent-socket'
import { bringDependencies } from '../dependencies'
import type { StartMessage } from '../hosted-job'
import { describeFailure, JobFailure } from '../job-failure'
import { loadJob } from '../load-job'
import { blockCutter } from './block-cutter'
import { judgeEnd } from './judge-end'
import { OutputLevel } from './output-level'
import { ProgramInputs } from './program-inputs'
import { ProgramOutput } from './program-output'
import { makePipes, removePipes, type ProgramPipe } from './program-pipes'
import { ProgramProcess, type ProgramEnd } from './program-process'
import { FedRounds, OwnRounds } from './program-rounds'

/** Number of the first descriptor that a program inherits besides the standard ones. */
const FIRST_DESCRIPTOR = 3

/** A program that was told to stop has this long to end. */
const STOP_GRACE_MS = 400

/** What the program did just before its end has this long to be noticed. */
const LAST_WORDS_MS = 100

export class HostedProgram {
  private readonly label: string
  private readonly program: Program
  private pipes: ProgramPipe[] = []
  private process: ProgramProcess | null = null
  private inputs: ProgramInputs | null = null
  private outputs: ProgramOutput[] = []
  private rounds: FedRounds | OwnRounds | null = null
  private level: OutputLevel | null = null
  private reported = 0
  private reading = 0
  private exit: ProgramEnd | null = null
  private isStopping = false
  private isDraining = false
  private wasEarly = false
  private isOver = false
  private generation: number

  constructor(
    private readonly message: StartMessage,
    private readonly socket: AgentSocket,
  ) {
    const { job } = message
    this.program = job.program!
    this.label = `${job.type} ${job.id}: its program ${job.program?.command[0] ?? ''}`
    this.generation = message.generation
  }

  get headSize(): number {
    return this.message.headSize
  }

  start(): void {
    try {
      this.begin()
    } catch (error) {
      this.fail(error)
    }
  }

  blocks(pipe: number, run: FrameRun): void {
    this.inputs?.blocks(pipe, run)
  }

  largeBlock(pipe: number, generation: number, round: number, head: Buffer, data: Buffer): void {
    this.inputs?.largeBlock(pipe, generation, round, head, data)
  }

  missing(pipe: number, generation: number, first: number, count: number): void {
    this.inputs?.missing(pipe, generation, first, count)
  }

  endInput(): void {
    this.inputs?.end()
    this.pumpOutputs()
  }

  /** Everything that one read brought is in its place. */
  pump(): void {
    this.inputs?.pump()
    this.pumpOutputs()
  }

  reset(generation: number): void {
    this.generation = Math.max(this.generation, generation)
    if (this.rounds instanceof OwnRounds) this.rounds.reset(generation)
  }

  /** A program reads no lines of the user. */
  line(): void {}

  stop(): void {
    if (this.process === null) return process.exit(0)
    this.isStopping = true
    this.process.terminate()
    setTimeout(() => this.process?.kill(), STOP_GRACE_MS)
  }

  /** Reports why the job cannot go on and ends this process, and the program with it. */
  fail(error: unknown): void {
    if (this.isOver) return
    this.isOver = true
    const failure = describeFailure(error)
    process.stderr.write(`${failure.stack}\n`)
    this.socket.send({ type: 'failed', ...failure })
    this.socket.close(() => process.exit(1))
  }

  private begin(): void {
    const { message, socket, program } = this
    const { job, headSize, bundle, directory, generation } = message
    process.chdir(directory)
    bringDependencies(bundle, job.dependencies, directory)
    const pipeOf = this.pipesOfBundle()
    this.pipes = makePipes(job, program, directory)
    const fed = message.inputs.every(({ async }) => async)
      ? null
      : new FedRounds(job.outputs.length, headSize)
    const rounds = fed ?? new OwnRounds(job.outputs.length, generation, headSize)
    this.rounds = rounds
    const dummyOf = (pipe: number): Uint8Array | null => pipeOf(pipe)?.getDummy() ?? null
    this.inputs = new ProgramInputs(message, this.pipes, dummyOf, fed, () => this.report())
    this.outputs = message.outputs.map((described, place) => {
      const cutter = blockCutter(described, this.label, () => pipeOf(described.id))
      return new ProgramOutput(place, described.id, headSize, job.head, cutter, rounds, socket.addWriter(), {
        early: () => this.warnOfEarlyBlock(described.type, described.id),
        added: () => this.blocksAdded(),
        ended: () => {
          this.reading--
          this.endIfThrough()
        },
        failed: (error) => this.fail(error),
      })
    })
    this.level = new OutputLevel(this.label, message.outputs, this.outputs)
    if (program.pipesAs === 'descriptors')
      this.pipes.forEach((pipe, i) => pipe.openBoth((descriptor) => this.attach(i, descriptor)))
    const words = this.pipes.flatMap(({ flag, path }, i) => [
      flag,
      program.pipesAs === 'paths' ? path : String(FIRST_DESCRIPTOR + i),
    ])
    const handedOn = this.pipes.flatMap((pipe) => pipe.handedOn ?? [])
    process.on('exit', () => this.cleanUp())
    this.process = new ProgramProcess(
      this.label,
      program,
      words.filter((word) => word !== ''),
      handedOn,
      (end, failure) => this.exited(end, failure),
    )
    for (const pipe of this.pipes) pipe.started()
    if (program.pipesAs === 'paths') {
      this.pipes.forEach((pipe, i) => {
        pipe.open(
          (descriptor) => this.attach(i, descriptor),
          (error) => this.fail(error),
        )
      })
      if (program.openTimeoutMs > 0) setTimeout(() => this.checkOpened(), program.openTimeoutMs).unref()
    }
    this.reset(this.generation)
    socket.send({ type: 'started' })
  }

  /** Pipes of the config, whose classes may have methods of their own; a job of a topology file has none there. */
  private pipesOfBundle(): (id: number) => Pipe | null {
    const { job, bundle } = this.message
    if (job.attributes === '') return () => null
    const { inputs, outputs } = loadJob(join(bundle, 'network.cjs'), job)
    return (id) => [...inputs, ...outputs].find((pipe) => pipe.id === id) ?? null
  }

  private attach(index: number, descriptor: number): void {
    const { inputs, outputs } = this
    const input = inputs?.feeds[index]
    if (input !== undefined) return input.attach(descriptor)
    this.reading++
    outputs[index - (inputs?.feeds.length ?? 0)]?.attach(descriptor)
  }

  private checkOpened(): void {
    const unopened = this.pipes.find(({ wasOpened }) => !wasOpened)
    if (unopened === undefined || this.exit !== null) return
    const seconds = this.program.openTimeoutMs / 1000
    const what = `${this.label} has not opened ${unopened.flag} ${unopened.path} in ${seconds} s`
    this.fail(new JobFailure('load', what))
  }

  private blocksAdded(): void {
    this.report()
    this.socket.roundWritten()
    if (!this.socket.congested || this.isDraining) return
    this.isDraining = true
    for (const output of this.outputs) output.hold(true)
    void this.socket.drained().then(() => {
      this.isDraining = false
      for (const output of this.outputs) output.hold(false)
    })
  }

  /** Tells the agent what is done, where it may pause this process: while the outputs are level. */
  private report(): void {
    const { rounds, inputs, level } = this
    if (rounds === null || inputs === null || this.isOver) return
    try {
      if (level?.isLevel === false) return
    } catch (error) {
      return this.fail(error)
    }
    const done = rounds instanceof OwnRounds ? rounds.written : inputs.given
    if (done > this.reported) this.socket.done(done - this.reported)
    this.reported = Math.max(this.reported, done)
  }

  private pumpOutputs(): void {
    for (const output of this.outputs) output.roundsCame()
  }

  private exited(end: ProgramEnd, failure: JobFailure | null): void {
    if (failure !== null) return this.fail(failure)
    // What it has started would keep its pipes open.
    this.process?.kill()
    // It may have opened one just now.
    const patience = this.pipes.every(({ wasOpened }) => wasOpened) ? 0 : LAST_WORDS_MS
    setTimeout(() => {
      this.exit = end
      for (const pipe of this.pipes) pipe.letGo()
      this.rounds?.end()
      this.pumpOutputs()
      this.endIfThrough()
    }, patience)
  }

  /** The streams end with the rounds that were written, and this process with them. */
  private endIfThrough(): void {
    const { exit, process: program, rounds } = this
    if (exit === null || program === null || rounds === null || this.reading > 0 || this.isOver) return
    if (!this.isStopping) {
      const failure = judgeEnd(
        exit,
        program.describeEnd(exit),
        this.pipes,
        this.message.outputs,
        this.outputs,
      )
      if (failure !== null) return this.fail(failure)
    }
    this.isOver = true
    const { generation, round } = rounds.next
    for (const { id } of this.message.outputs) this.socket.endPipe(id, generation, round)
    this.socket.send({ type: 'finished' })
    this.socket.close(() => process.exit(0))
  }

  private warnOfEarlyBlock(type: string, pipe: number): void {
    if (this.wasEarly) return
    this.wasEarly = true
    const what = `wrote a block to ${type} ${pipe} before it was given that block's round`
    process.stderr.write(`warning: ${this.label} ${what}; the block waits\n`)
  }

  private cleanUp(): void {
    this.process?.close()
    for (const pipe of this.pipes) pipe.abandon()
    removePipes(this.message.directory)
  }
}
