import { CsvFile } from './csv-file'
import type { Job, JobOptions } from './job'
import { KeptLength } from './kept-length'
import { LocalJob } from './local-job'
import type { Pipe } from './pipe'

/** What a CsvSinkJob's constructor takes. */
export interface CsvSinkOptions<Inputs extends unknown[] = unknown[]> extends JobOptions<Inputs, never> {
  /** Where to write; relative to the job's folder. */
  path: string
  /** Name of each column, `{pipe.id}` and `{pipe.name}` (its class) being replaced; default `pipe_{pipe.id}`. */
  colPattern?: string
}

/**
 * Writes a CSV file on the client's computer: a header row, then a row for each compute block with one column per input.
 *
 * Rows are on disk by the end of the tick in which they came. A file that an earlier placement of the job left in its
 * folder is continued. Dates are written as ISO 8601, arrays and objects as JSON, null and undefined as nothing.
 *
 * Where all its inputs are reliable, the length of the file is a state that is kept: a sink that goes on in another process
 * cuts off the rows after it, which then come again. So no row is missing and none is there twice.
 *
 * @example
 * new CsvSinkJob({ path: 'results.csv', inputs: [new ObjectPipe(201)] })
 */
export class CsvSinkJob<Inputs extends unknown[] = unknown[]> extends LocalJob<Inputs, never> {
  /** Where the file is; relative to the job's folder. */
  readonly path: string
  /** Name of each column. */
  readonly colPattern: string
  readonly #file: CsvFile
  /** Where the file's length is a state. */
  readonly #kept: KeptLength | null

  /** @throws TypeError if `path` is empty or not a text */
  constructor({ path, colPattern = 'pipe_{pipe.id}', ...options }: CsvSinkOptions<NoInfer<Inputs>>) {
    super(options)
    if (typeof path !== 'string' || path === '') {
      throw new TypeError(`${this.name} ${this.id} needs the path of a file, e.g. path: 'results.csv'`)
    }
    this.path = path
    this.colPattern = colPattern
    this.#file = new CsvFile(path, `${this.name} ${this.id}`, () => this.columns())
    const isKept = this.inputs.length > 0 && this.inputs.every(isReliable)
    this.#kept = isKept ? new KeptLength(this.#file, path) : null
    if (this.#kept !== null) this.#keep(this.#kept)
  }

  /** Names of the columns; by default one per input, from `colPattern`. */
  columns(): string[] {
    return this.inputs.map((pipe) => columnName(this.colPattern, pipe))
  }

  /** The rows to write for one compute block; by default one, with a value per input. */
  rows(inputs: Inputs): unknown[][] {
    return [inputs]
  }

  /** Opens the file. */
  override setup(): void | Promise<void> {
    this.#file.open()
    this.#kept?.begin()
  }

  override run(...inputs: Inputs): undefined {
    this.#kept?.beforeRow()
    for (const row of this.rows(inputs)) this.#file.add(row)
  }

  /** Gives the job a state, around the one that a subclass may have. */
  #keep(kept: KeptLength): void {
    const save = this.save?.bind(this)
    const restore = this.restore?.bind(this)
    const state: Required<Pick<Job, 'save' | 'restore'>> = {
      save: () => ({ length: kept.save(), own: save?.() }),
      restore: (saved) => {
        const { length, own } = saved as { length: number; own: unknown }
        kept.restore(length)
        restore?.(own)
      },
    }
    Object.defineProperties(this, { save: { value: state.save }, restore: { value: state.restore } })
  }
}

/** On other pipes the rows that are cut off would not come again. */
function isReliable(pipe: Pipe): boolean {
  return (pipe.constructor as typeof Pipe).reliable
}

function columnName(pattern: string, pipe: Pipe): string {
  return pattern.replaceAll('{pipe.id}', String(pipe.id)).replaceAll('{pipe.name}', pipe.constructor.name)
}
