/** One CSV file that windows follow: read in slices as it grows, and begun anew when it is replaced. */
import { open, stat } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { TableState } from '../contract/results'
import { fileError } from '../errors'
import { Arrivals } from './arrivals'
import { parseRecords } from './cells'
import { TableIndex } from './table-index'

/** Read at a time, so that everything else has its turn in between: some 10 ms of work. */
const SLICE_BYTES = 256 * 1024

/** Slices between two reports of how far the reading is. */
const SLICES_PER_STEP = 16

export class FollowedTable {
  private version = 1
  private bytes = 0
  private identity = ''
  private current = new TableIndex()
  private arrived = new Arrivals()
  /** What was there before anybody looked; when it came is not known. */
  private oldBytes: number | null = null
  /** A last row without a newline counts once the file has come to rest. */
  private hasOpenRow = false

  constructor(private readonly file: string) {}

  get index(): TableIndex {
    return this.current
  }

  get arrivals(): Arrivals {
    return this.arrived
  }

  get state(): TableState {
    const { columns, rows, readBytes } = this.current
    return {
      version: this.version,
      columns,
      rows: rows + (this.hasOpenRow ? 1 : 0),
      readBytes,
      bytes: this.bytes,
      arrivedFrom: this.arrived.first,
    }
  }

  /** Reads what is new; false when there was nothing. A file that is not there (any more) is an empty table. */
  async advance(): Promise<boolean> {
    const now = await this.look()
    const isOther = now.identity !== this.identity || now.bytes < this.current.readBytes
    if (isOther) this.restart(now.identity)
    this.bytes = now.bytes
    this.oldBytes ??= now.bytes
    const { rows, readBytes } = this.current
    const hasGrown = this.bytes !== readBytes
    if (hasGrown) {
      await this.read()
      this.current.judge()
    }
    this.noteArrivals(rows)
    return hasGrown || this.rest() || isOther
  }

  /** Rows by their numbers, as text. */
  async rows(from: number, count: number): Promise<string[][]> {
    const last = Math.min(from + count, this.state.rows)
    if (last <= from) return []
    const begin = this.current.placeOf(from)
    const isToEnd = last >= this.current.rows
    const end = isToEnd ? this.current.readBytes : this.current.placeOf(last + BLOCK_SPARE).offset
    const text = await this.text(begin.offset, end > begin.offset ? end : this.current.readBytes)
    const records = parseRecords(text, this.current.delimiter)
    return records.slice(from - begin.row, last - begin.row)
  }

  /** The bytes between two places, as text. */
  private async text(from: number, to: number): Promise<string> {
    const buffer = Buffer.alloc(to - from)
    const handle = await this.open()
    try {
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, from)
      return buffer.toString('utf8', 0, bytesRead)
    } finally {
      await handle.close()
    }
  }

  private async read(): Promise<void> {
    const handle = await this.open()
    const slice = Buffer.alloc(SLICE_BYTES)
    try {
      for (let turn = 0; turn < SLICES_PER_STEP; turn++) {
        const { bytesRead } = await handle.read(slice, 0, SLICE_BYTES, this.current.readBytes)
        if (bytesRead === 0) break
        this.current.feed(slice.subarray(0, bytesRead))
        await nextTurn()
      }
      this.hasOpenRow = false
    } finally {
      await handle.close()
    }
  }

  /** Rows from `from` on have been read just now. */
  private noteArrivals(from: number): void {
    const { readBytes, rows } = this.current
    const isOld = readBytes <= (this.oldBytes ?? 0)
    this.arrived.note(isOld ? rows : from, rows, Date.now())
  }

  /** Nothing has come since the last look; true when that makes a last row of what is left. */
  private rest(): boolean {
    const isNew = !this.hasOpenRow && this.current.openBytes > 0 && this.current.columns.length > 0
    if (isNew) this.hasOpenRow = true
    return isNew
  }

  private restart(identity: string): void {
    if (this.identity !== '') {
      this.version++
      // All of what takes its place comes now.
      this.oldBytes = 0
    }
    this.identity = identity
    this.current = new TableIndex()
    this.arrived = new Arrivals()
    this.hasOpenRow = false
  }

  private async look(): Promise<{ identity: string; bytes: number }> {
    try {
      const { ino, birthtimeMs, size } = await stat(this.file)
      return { identity: `${ino} ${birthtimeMs}`, bytes: size }
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
        return { identity: 'none', bytes: 0 }
      throw fileError(`Reading ${this.file}`, error)
    }
  }

  private async open(): Promise<FileHandle> {
    try {
      return await open(this.file)
    } catch (error) {
      throw fileError(`Reading ${this.file}`, error)
    }
  }
}

/** Reaches into the block behind a row, whose beginning is its end. */
const BLOCK_SPARE = 31
