import { Job, type JobOptions } from './job'

/** What a PythonJob's constructor takes. */
export interface PythonJobOptions<Inputs extends unknown[] = unknown[], Output = unknown> extends Pick<
  JobOptions<Inputs, Output>,
  'inputs' | 'outputs'
> {
  /** Module of the class as Python imports it from the project folder: `'my_network.jobs.jobs'`. */
  module: string
  /** Class in that module, a PythonJob of the Python package `fission`. */
  className: string
  /** Arguments of its constructor by name, as far as JSON has them. */
  arguments?: Record<string, unknown>
}

/**
 * A job whose code is Python, in a network whose config is TypeScript. Its settings are those of the Python class. The
 * pipes at its ends must be ones that both languages read: JsonPipe, MessagePackPipe, BytesPipe, or one with a fixed
 * `blockSize`.
 *
 * @example
 * new PythonJob({
 *   module: 'my_network.jobs.jobs',
 *   className: 'FilterJob',
 *   arguments: { cutoff: 440 },
 *   inputs: [new JsonPipe(1)],
 *   outputs: [new JsonPipe(2)],
 * })
 */
export class PythonJob<Inputs extends unknown[] = unknown[], Output = unknown> extends Job<Inputs, Output> {
  /** Module of the class as Python imports it from the project folder. */
  readonly module: string
  /** Class in that module. */
  readonly className: string
  /** Arguments of its constructor by name. */
  readonly arguments: Record<string, unknown>

  /** @throws TypeError if `inputs` or `outputs` is not a list of pipes */
  constructor({ module, className, arguments: given = {}, ...pipes }: PythonJobOptions<Inputs, Output>) {
    super(pipes)
    this.name = className
    this.module = module
    this.className = className
    this.arguments = given
  }

  /** Runs in Python. */
  override run(): never {
    throw new Error(`${this.name} ${this.id} is a Python job and cannot run as TypeScript`)
  }
}
