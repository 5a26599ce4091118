import type { Head } from '../core/head/head'
import { control, type JobControl } from './internals'
import { Pipe } from './pipe'
import type { InputPipes, OutputPipes } from './pipe-types'
import { classNames, nextJobId, recordSite, registerJob } from './registry'

/** Heads of one input: a Head, or for a pipe with `blockCount` above 1 a list of so many heads. Typed as both. */
export type InputHead = Head & Head[]

/** A node that may run a job, as `preference` sees it. Percentages are 0 to 100, means of the last 30 heartbeats. */
export interface NodeInfo {
  /** Its name in the config, else its address. */
  name: string
  /** Used processor time of all cores. */
  cpuPercent: number
  /** Used memory. */
  memoryPercent: number
  /** Used part of the disk that holds the job's folder. */
  diskPercent: number
  /** Used swap space; 0 where there is none. */
  swapPercent: number
  /** Mean transmit quality (0 to 255) towards the nodes of the job's neighbours. */
  transmitQuality: number
  /** Further jobs that it may run. */
  freeSlots: number
}

/** What `run` may give: a value, `outputs(…)`, a promise of one, or (a source only) a generator of them. */
export type RunResult<Output> = unknown extends Output
  ? unknown
  : | Output
    | undefined
    | Promise<Output | undefined>
    | Generator<Output, unknown>
    | AsyncGenerator<Output, unknown>

/** What every job's constructor takes. Attributes given here win over the class's. */
export interface JobOptions<Inputs extends unknown[] = unknown[], Output = unknown> {
  /** Pipes to read, in the order of `run`'s arguments. */
  inputs?: InputPipes<Inputs>
  /** Pipes to write, in the order of `outputs(…)`. */
  outputs?: OutputPipes<Output>
  /** Groups of nodes that may run the job, in order of priority. `'LOCAL'` is the client's computer. */
  groups?: string | readonly string[]
  /** Name or address of the node that runs the job while it is up and has room. */
  defaultNode?: string | null
  /** Calls of `run` that may wait before the oldest are dropped; 0 or less slows the sources instead. */
  maxQueue?: number
}

/**
 * A program that the network runs: derive from it and define `run`.
 *
 * A *source* has outputs only, a *sink* inputs only, a *connector* both. The constructor runs on the client when the config
 * is read, and again on the node; there, fields that hold plain data are those of the client. `setup` and
 * `run` run on the node, in a folder of the job's own as working directory.
 *
 * @example
 * class ScaleJob extends Job<[value: number], number> {
 *   static groups = ['fast', 'ALL']
 *   factor: number
 *   constructor({ factor, ...options }: JobOptions<[number], number> & { factor: number }) {
 *     super(options)
 *     this.factor = factor
 *   }
 *   run(value: number) {
 *     return value * this.factor
 *   }
 * }
 *
 * @typeParam Inputs arguments of `run`; given, the compiler checks the pipes against them
 * @typeParam Output what `run` returns or yields; given, the compiler checks the pipes against it
 */
export abstract class Job<Inputs extends unknown[] = unknown[], Output = unknown> {
  /** Groups of nodes that may run the job, in order of priority. `'LOCAL'` is the client's computer. */
  static groups: string | readonly string[] = 'ALL'
  /** Name or address of the node that runs the job while it is up and has room. */
  static defaultNode: string | null = null
  /** The job reads and writes heads: `inHeads`, `head`, `outHeads`. */
  static head: boolean = false
  /** Calls of `run` that may wait before the oldest are dropped; 0 or less slows the sources instead. */
  static maxQueue: number = 0
  /** With `save` and `restore`: rounds after which the state is saved; 0: only time counts. */
  static saveEveryRounds: number = 0
  /** With `save` and `restore`: milliseconds after which the state is saved, if any round has passed. */
  static saveEveryMs: number = 1000
  /** Directories that travel with the job, relative to the project folder. */
  static dependencies: string | readonly string[] = []

  /** Counts up from 1 in the order of construction. */
  readonly id: number
  /** Class name. */
  name: string
  /** Pipes that the job reads, in the order of `run`'s arguments. */
  readonly inputs: readonly Pipe[]
  /** Pipes that the job writes. */
  readonly outputs: readonly Pipe[]
  /** As the class attribute of this name, for this job. */
  groups: string | readonly string[]
  /** As the class attribute of this name, for this job. */
  defaultNode: string | null
  /** As the class attribute `head`, for this job. */
  usesHead: boolean
  /** As the class attribute of this name, for this job. */
  maxQueue: number
  /** As the class attribute of this name, for this job. */
  dependencies: string | readonly string[]

  /** With `static head = true`: the heads of the blocks that `run` was called with, one entry per input. */
  declare inHeads: InputHead[]
  /** With `static head = true`: head of what `run` returns, at first `headReduce` of all `inHeads`. Change it in `run`. */
  declare head: Head
  /** With `static head = true`: head for one output (by position) instead of `head`; forgotten after each round. */
  declare outHeads: (Head | undefined)[]

  /** State shared with the job host. */
  declare readonly [control]: JobControl

  /**
   * @throws TypeError if `inputs` or `outputs` is not a list of pipes
   */
  constructor(options: JobOptions<Inputs, Output> = {}) {
    const attributes = new.target
    this.id = nextJobId()
    this.name = classNames(this)[0] ?? 'Job'
    this.inputs = this.#pipes('inputs', options.inputs)
    this.outputs = this.#pipes('outputs', options.outputs)
    this.groups = options.groups ?? attributes.groups
    this.defaultNode = options.defaultNode ?? attributes.defaultNode
    this.usesHead = attributes.head
    this.maxQueue = options.maxQueue ?? attributes.maxQueue
    this.dependencies = attributes.dependencies
    const state: JobControl = { finishing: false, nextLine: () => Promise.resolve(null) }
    Object.defineProperty(this, control, { value: state })
    recordSite(this)
    registerJob(this)
  }

  /** Runs once on the node before the first `run`: open files, load models. An error here fails the job. */
  setup(): void | Promise<void> {}

  /**
   * The job's work. A connector or sink gets one value per input, a list of them for a pipe with `blockCount` above 1.
   * The result goes to every output; `outputs(a, b)` gives each its own. A source is asked for a value again and
   * again, or is a generator, also an async one, whose values are sent one by one.
   *
   * An error fails the job, which is then started again as the network's `crash` policy says.
   */
  abstract run(...inputs: Inputs): RunResult<Output>

  /**
   * Define it, with `restore`, for a job that keeps something between rounds: called after a round, every `saveEveryRounds`
   * rounds or `saveEveryMs`. When the job goes on elsewhere, or in another process, `restore` gets the last state that was
   * kept, and the rounds after it come again, so that nothing counts twice or not at all, if the job's inputs are
   * reliable. A source goes on with the round after it. In a generator change the state before `yield`, as what comes
   * after it belongs to the next round.
   *
   * @returns anything that `structuredClone` can copy, at most 16 MiB of it
   */
  save?(): unknown

  /**
   * The state goes on from what `save` gave; called after `setup` and before the first `run`, and only where there is a
   * state.
   */
  restore?(state: unknown): void

  /** Ends the job after the current round; every job behind it ends after its last block. */
  finish(): void {
    this[control].finishing = true
  }

  /**
   * Combines the heads of a round's blocks into `head`; by default the OR of all. Not called for a source, whose head is
   * empty.
   *
   * @param heads at least one head, inputs in order, those of a list one after another
   */
  headReduce(heads: readonly Head[]): Head {
    return heads.reduce((all, head) => all.or(head))
  }

  /**
   * Define it to choose the node yourself; it runs on the client.
   *
   * @param nodes the nodes of one of the job's groups that are up and have room, best score first
   * @returns one of them, or undefined to leave the choice to the score
   */
  preference?(nodes: readonly NodeInfo[]): NodeInfo | undefined

  #pipes(name: 'inputs' | 'outputs', given: unknown): Pipe[] {
    if (given === undefined) return []
    const isList = Array.isArray(given)
    const wrong = isList ? given.findIndex((pipe: unknown) => !(pipe instanceof Pipe)) : 0
    if (isList && wrong < 0) return [...(given as Pipe[])]
    const which = isList ? `${name}[${wrong}]` : name
    throw new TypeError(`${which} of ${this.name} ${this.id} is no ${isList ? 'pipe' : 'list of pipes'}`)
  }
}
