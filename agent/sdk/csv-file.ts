/** A CSV file that takes rows quickly and has all of them on disk by the end of the tick in which they came. */
import { fstatSync, ftruncateSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs'
import path from 'node:path'
import { stringify, type Options } from 'csv-stringify/sync'

/** Rows that are kept at most before they are written, however long a tick lasts. */
const MAX_WAITING_ROWS = 4096

const format: Options = {
  cast: {
    bigint: String,
    boolean: String,
    date: (value) => value.toISOString(),
    object: (value) => JSON.stringify(ArrayBuffer.isView(value) ? listed(value) : value, jsonBigInt),
  },
}

const openFiles = new Set<CsvFile>()

/** A process may be told to exit within a tick. */
function flushAtExit(file: CsvFile): void {
  if (openFiles.size === 0) process.on('exit', () => openFiles.forEach((open) => open.flush()))
  openFiles.add(file)
}

/** Opened by its first row or by `open`; continues a file that is there. */
export class CsvFile {
  readonly #file: string
  readonly #owner: string
  readonly #header: () => readonly string[]
  #descriptor: number | null = null
  #waiting: unknown[][] = []

  /**
   * @param file path, relative to the working directory at the time of opening
   * @param owner named in error messages
   * @param header names of the columns, asked for when a new file begins
   */
  constructor(file: string, owner: string, header: () => readonly string[]) {
    this.#file = file
    this.#owner = owner
    this.#header = header
  }

  /** Opens the file; a new one gets its header, one that an earlier placement left is continued. */
  open(): void {
    this.#open()
  }

  /** Adds a row; it is written by the end of the tick, and at the latest when the process exits. */
  add(row: unknown[]): void {
    const waiting = this.#waiting.push(row)
    if (waiting >= MAX_WAITING_ROWS) this.flush()
    else if (waiting === 1) setImmediate(this.flush)
  }

  /** Writes every row that waits. */
  readonly flush = (): void => {
    if (this.#waiting.length === 0) return
    const rows = this.#waiting
    this.#waiting = []
    this.#write(this.#open(), stringify(rows, format))
  }

  /** Length in bytes of what is on disk, which then is every row so far. */
  length(): number {
    this.flush()
    return fstatSync(this.#open()).size
  }

  /** Forgets what was written after the file had this length; a shorter file stays as it is. */
  cutTo(length: number): void {
    const descriptor = this.#open()
    if (fstatSync(descriptor).size > length) this.#orExplain(() => ftruncateSync(descriptor, length))
  }

  #open(): number {
    if (this.#descriptor !== null) return this.#descriptor
    const descriptor = this.#orExplain(() => {
      mkdirSync(path.dirname(path.resolve(this.#file)), { recursive: true })
      return openSync(this.#file, 'a+')
    })
    this.#descriptor = descriptor
    flushAtExit(this)
    const { size } = fstatSync(descriptor)
    if (size === 0) this.#write(descriptor, stringify([this.#header()]))
    else if (!endsWithNewline(descriptor, size)) this.#write(descriptor, '\n')
    return descriptor
  }

  #write(descriptor: number, text: string): void {
    const bytes = Buffer.from(text)
    let written = 0
    while (written < bytes.length) {
      written += this.#orExplain(() => writeSync(descriptor, bytes, written))
    }
  }

  #orExplain<T>(act: () => T): T {
    try {
      return act()
    } catch (error) {
      throw new Error(`${this.#owner} can't write ${this.#file}: ${(error as Error).message}`, {
        cause: error,
      })
    }
  }
}

function endsWithNewline(descriptor: number, size: number): boolean {
  const last = Buffer.alloc(1)
  readSync(descriptor, last, 0, 1, size - 1)
  return last[0] === 0x0a
}

function listed(view: ArrayBufferView): unknown {
  return Symbol.iterator in view ? Array.from(view as unknown as Iterable<unknown>) : []
}

function jsonBigInt(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value
}
