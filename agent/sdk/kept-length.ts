/** The length of a CSV file as a job's state: rows that come again after a restart are cut off before. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { CsvFile } from './csv-file'

/** By its second save a job's first state is kept somewhere. */
const SAVES_UNTIL_KEPT = 2

export class KeptLength {
  /** Where the rows of this run begin, as long as that is where the next row may have to go. */
  #beginning: number | null = null
  #begun = false
  #saves = 0

  constructor(
    private readonly file: CsvFile,
    /** Path of the CSV file. */
    private readonly path: string,
  ) {}

  /** Opens the file. A process that ended before any state was kept has left its rows in it, and where they begin. */
  begin(): void {
    if (this.#begun) return
    this.#begun = true
    this.#beginning = this.#readMark()
    if (this.#beginning !== null) return
    this.#beginning = this.file.length()
    writeFileSync(this.#mark, String(this.#beginning))
  }

  /** Comes before each row. */
  beforeRow(): void {
    this.begin()
    if (this.#beginning !== null) this.file.cutTo(this.#beginning)
    this.#beginning = null
  }

  save(): number {
    if (++this.#saves === SAVES_UNTIL_KEPT) rmSync(this.#mark, { force: true })
    return this.file.length()
  }

  restore(length: number): void {
    this.begin()
    this.#beginning = null
    this.file.cutTo(length)
  }

  /** In the job's folder, which a run has for itself. */
  get #mark(): string {
    return `.${path.basename(this.path)}.beginning`
  }

  #readMark(): number | null {
    try {
      return Number(readFileSync(this.#mark, 'utf8'))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
      throw error
    }
  }
}
