import { Job, type JobOptions } from './job'

/** What an ExecutableJob's constructor takes; what is given here wins over the class attribute of the same name. */
export interface ExecutableOptions<Inputs extends unknown[] = unknown[], Output = unknown> extends JobOptions<
  Inputs,
  Output
> {
  /** The program and its first arguments: a text, cut at white space, or a list. */
  executable?: string | readonly string[]
  /** Further arguments: a text, cut at white space, or a list. */
  parameters?: string | readonly string[]
  /** Argument before each input; an empty one is left out. */
  inputFlag?: string
  /** Argument before each output; an empty one is left out. */
  outputFlag?: string
  /** The directory with all that the program needs, relative to the project folder. */
  dependencies?: string | readonly string[]
  /** The program reads and writes the head before each block. */
  head?: boolean
  /** Milliseconds in which the program must have opened all of its named pipes; 0: it may take as long as it likes. */
  openTimeoutMs?: number
}

/**
 * A program in any language, started as `executable parameters` in the job's folder, where its dependencies are.
 *
 * It gets `inputFlag path` for each input and `outputFlag path` for each output; the paths are named pipes. In every round
 * it reads `blockCount` blocks from each input and writes one block to each output, with `head` each of them behind its
 * head of `headSize` bytes. It may read ahead. Its input ends when its sources have finished; exit code 0 finishes the
 * job, any other is a crash.
 *
 * @example
 * class FilterJob extends ExecutableJob {
 *   static override executable = './filter'
 *   static override dependencies = 'my_network/source/filter'
 * }
 * new FilterJob({ parameters: ['--cutoff', '440'], inputs: [new BytesPipe(1, 4)], outputs: [new BytesPipe(2, 4)] })
 * // The same without a class:
 * new ExecutableJob({ executable: './filter', dependencies: 'my_network/source/filter', outputs: [new BytesPipe(2, 4)] })
 */
export class ExecutableJob<Inputs extends unknown[] = unknown[], Output = unknown> extends Job<
  Inputs,
  Output
> {
  /**
   * The program and its first arguments: a text, cut at white space, or a list. A path is relative to the directory among
   * the dependencies; a name without a slash may also be that of a program which the node has.
   */
  static executable: string | readonly string[] = ''
  /** Further arguments: a text, cut at white space, or a list. */
  static parameters: string | readonly string[] = []
  /** Argument before each input; an empty one is left out. */
  static inputFlag: string = '-i'
  /** Argument before each output; an empty one is left out. */
  static outputFlag: string = '-o'
  /** Milliseconds in which the program must have opened all of its named pipes; 0: it may take as long as it likes. */
  static openTimeoutMs: number = 60_000

  /** As the class attribute of this name, for this job. */
  executable: string | readonly string[]
  /** As the class attribute of this name, for this job. */
  parameters: string | readonly string[]
  /** As the class attribute of this name, for this job. */
  inputFlag: string
  /** As the class attribute of this name, for this job. */
  outputFlag: string
  /** As the class attribute of this name, for this job. */
  openTimeoutMs: number

  /** @throws TypeError if `inputs` or `outputs` is not a list of pipes */
  constructor({ dependencies, head, ...options }: ExecutableOptions<NoInfer<Inputs>, NoInfer<Output>> = {}) {
    super(options)
    const attributes = new.target
    this.executable = options.executable ?? attributes.executable
    this.parameters = options.parameters ?? attributes.parameters
    this.inputFlag = options.inputFlag ?? attributes.inputFlag
    this.outputFlag = options.outputFlag ?? attributes.outputFlag
    this.openTimeoutMs = options.openTimeoutMs ?? attributes.openTimeoutMs
    this.dependencies = dependencies ?? this.dependencies
    this.usesHead = head ?? this.usesHead
  }

  /** The program runs instead. */
  override run(): never {
    throw new Error(`${this.name} ${this.id} is a program and cannot run as TypeScript`)
  }
}

/** An ExecutableJob whose program gets numbers of open file descriptors instead of paths. */
export class MarveloJob<Inputs extends unknown[] = unknown[], Output = unknown> extends ExecutableJob<
  Inputs,
  Output
> {}
