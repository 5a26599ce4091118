/** A job in its own process, between pipes that lead nowhere else. */
import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { inspect } from 'node:util'
import { Head } from '../../core/head/head'
import { ExecutableJob } from '../executable-job'
import type { Job } from '../job'
import type { Pipe } from '../pipe'
import { PythonJob } from '../python-job'
import { blockFrame, labelOf, packBlock, unpackBlock } from './blocks'
import { EmulationError } from './emulation-error'
import { HostProcess } from './host-process'
import { emulationPlace, type EmulationPlace } from './place'
import { startMessage } from './start-message'

/** How a job is emulated. */
export interface EmulateOptions {
  /** Bytes of a head (default: as in the network's config, else 1). */
  headSize?: number
  /** Milliseconds that setup and each round may take (default: any time). */
  timeoutMs?: number
  /** Takes a line for each value that goes in or comes out (default: `console.log`, in tests none). */
  show?: (line: string) => void
}

/** The outputs of one round, in order. */
export interface EmulatedRound {
  /** One value per output. */
  values: unknown[]
  /** The head of each output's block. */
  heads: Head[]
}

/** Calls a job like a function. Its process starts with the first call. */
export interface JobEmulator<Inputs extends unknown[] = unknown[]> {
  /**
   * Runs one round: a value for each input, a list for a pipe with `blockCount` above 1. Resolves with one value per output.
   * Rejects with EmulationError for a wrong number of values, and when the job fails, ends, or takes too long.
   */
  (...values: Inputs): Promise<unknown[]>
  /** The job as it was constructed here; the one in the process is another object. */
  readonly job: Job
  /** The job's working directory: `.emulate/<job id>` of the project, cleared when the process starts. */
  readonly cwd: string
  /** As a call, with the head of every block that goes in; resolves with the heads that come out besides. */
  round(values: Inputs, head?: number): Promise<EmulatedRound>
  /** Gives an InteractiveJob a line, as a user would. */
  type(line: string): Promise<void>
  /** Ends the process; the next call starts another one. */
  kill(): Promise<void>
}

/** An emulator of the job. Throws EmulationError where jobs cannot be emulated. */
export function emulateJob<Inputs extends unknown[]>(
  job: Job<Inputs>,
  options: EmulateOptions,
): JobEmulator<Inputs> {
  const place = emulationPlace()
  if (place === undefined) {
    const hint = 'run it with `fission test`, `fission emulate` or `fission interactive`'
    throw new EmulationError(
      `emulate() finds no bundle in which a process could find ${job.name} ${job.id}: ${hint}`,
    )
  }
  if ((job as Job) instanceof PythonJob)
    throw new EmulationError(`${job.name} ${job.id} is a Python job; \`fission emulate\` runs it`)
  if ((job as Job) instanceof ExecutableJob)
    throw new EmulationError(`${job.name} ${job.id} is a program; \`fission simulate\` starts it`)
  const emulation = new JobEmulation(job, place, options)
  const round = (values: Inputs, head = 0): Promise<EmulatedRound> => emulation.round(values, head)
  return Object.assign(async (...values: Inputs) => (await round(values)).values, {
    job: emulation.job,
    cwd: emulation.cwd,
    round,
    type: (line: string) => emulation.type(line),
    kill: () => emulation.kill(),
  })
}

class JobEmulation {
  readonly cwd: string
  private readonly label: string
  private readonly headSize: number
  private process: Promise<HostProcess> | null = null
  private rounds = 0

  constructor(
    readonly job: Job,
    private readonly place: EmulationPlace,
    private readonly options: EmulateOptions,
  ) {
    this.label = `${job.name} ${job.id}`
    this.cwd = path.join(place.root, '.emulate', String(job.id))
    this.headSize = options.headSize ?? place.headSize
  }

  async round(values: readonly unknown[], head: number): Promise<EmulatedRound> {
    const { job } = this
    const { length } = job.inputs
    if (values.length !== length) {
      const wanted = length === 1 ? '1 value' : `${length} values`
      throw new EmulationError(`${this.label} takes ${wanted}, one per input, not ${values.length}`)
    }
    const host = await this.host()
    const round = ++this.rounds
    host.write(this.frames(values, round, head))
    const isThrough = (): boolean => job.outputs.every(({ id }) => (host.blocks.get(id)?.length ?? 0) > 0)
    const until = job.outputs.length > 0 ? isThrough : () => host.done >= round
    await host.until(until, this.options.timeoutMs)
    const blocks = job.outputs.map(({ id }) => host.blocks.get(id)!.shift()!)
    return {
      values: job.outputs.map((pipe, i) => this.shown('out', pipe, unpackBlock(pipe, blocks[i]!.data))),
      heads: blocks.map((block) => Head.fromBytes(block.head)),
    }
  }

  async type(line: string): Promise<void> {
    const host = await this.host()
    host.send({ type: 'line', text: line })
  }

  async kill(): Promise<void> {
    const { process } = this
    this.process = null
    if (process !== null) await (await process).kill()
  }

  private host(): Promise<HostProcess> {
    this.process ??= this.start()
    return this.process
  }

  private async start(): Promise<HostProcess> {
    const { job, place, cwd, headSize } = this
    rmSync(cwd, { recursive: true, force: true })
    mkdirSync(cwd, { recursive: true })
    this.rounds = 0
    const host = await HostProcess.start(place.host, this.label, headSize)
    host.send(startMessage(job, headSize, place.bundle, cwd))
    await host.until(() => host.started, this.options.timeoutMs)
    return host
  }

  /** ASYNC blocks come first, so that run gets their values in this round. */
  private frames(values: readonly unknown[], round: number, head: number): Buffer[] {
    const bytes = new Head(this.headSize, head).toBytes()
    const frames = this.job.inputs.map((pipe, i) => ({
      pipe,
      frames: this.blocks(pipe, values[i], round, bytes),
    }))
    return [...frames.filter(({ pipe }) => pipe.async), ...frames.filter(({ pipe }) => !pipe.async)].flatMap(
      (input) => input.frames,
    )
  }

  private blocks(pipe: Pipe, value: unknown, round: number, head: Uint8Array): Buffer[] {
    const { blockCount } = pipe
    const parts = blockCount === 1 ? [value] : value
    if (!Array.isArray(parts) || parts.length !== blockCount)
      throw new EmulationError(`${labelOf(pipe)} takes a list of ${blockCount} values, its blockCount`)
    const first = (round - 1) * blockCount + 1
    return parts.map((part: unknown, i) => {
      this.shown('in', pipe, part)
      return blockFrame(pipe.id, first + i, head, packBlock(pipe, part))
    })
  }

  private shown(way: 'in' | 'out', pipe: Pipe, value: unknown): unknown {
    const { show = this.place.show } = this.options
    show(`${way.padEnd(4)} ${labelOf(pipe)}: ${inspect(value)}`)
    return value
  }
}
