/** Reads a CSV file from its beginning, piece by piece, and knows afterwards where its rows are and what is in them. */
import type { Column } from '../contract/results'
import { Blocks, ROWS_PER_BLOCK } from './blocks'
import { kindOf, numberIn, separatorOf, splitRecord } from './cells'

/** Rows by which the kinds of the columns are judged. */
const ROWS_JUDGED = 100

const NEWLINE = 0x0a
const QUOTE = 0x22

export class TableIndex {
  columns: Column[] = []
  delimiter = ','
  /** Complete rows, without the header. */
  rows = 0
  /** Bytes that have been looked at; those after the last complete record are kept. */
  readBytes = 0
  private bodyOffset = 0
  private rest: Buffer = Buffer.alloc(0)
  private blocks: Blocks | null = null
  private names: string[] | null = null
  /** Rows before the kinds are known. */
  private early: { offset: number; cells: string[] }[] = []

  /** Bytes of a record that has not ended yet. */
  get openBytes(): number {
    return this.rest.length
  }

  /** The byte at which a row's block begins, and the number of its first row. */
  placeOf(row: number): { offset: number; row: number } {
    const block = Math.floor(row / ROWS_PER_BLOCK)
    const early = this.early[block * ROWS_PER_BLOCK]
    return {
      offset: this.blocks?.offset(block) ?? early?.offset ?? this.bodyOffset,
      row: block * ROWS_PER_BLOCK,
    }
  }

  /** Least, greatest and first numbers of blocks; null while there are too few rows to judge the columns by. */
  get extents(): Blocks | null {
    return this.blocks
  }

  /** Takes the next bytes of the file. */
  feed(piece: Buffer): void {
    const bytes = this.rest.length === 0 ? piece : Buffer.concat([this.rest, piece])
    const base = this.readBytes - this.rest.length
    this.readBytes += piece.length
    let start = 0
    for (let end = recordEnd(bytes, 0); end >= 0; end = recordEnd(bytes, start)) {
      this.take(bytes, start, end, base + start)
      start = end + 1
    }
    this.rest = Buffer.from(bytes.subarray(start))
  }

  /** Judges the columns by the rows there are, as more may not come for a while. */
  judge(): void {
    if (this.blocks !== null || this.names === null || this.early.length === 0) return
    this.columns = this.names.map((name, index) => {
      return {
        name,
        kind: kindOf(
          name,
          this.early.map(({ cells }) => cells[index] ?? ''),
        ),
      }
    })
  }

  /** There are enough rows: from now on their numbers are kept instead. */
  private settle(): void {
    this.judge()
    this.blocks = new Blocks(this.columns.length)
    for (const { offset, cells } of this.early) this.addNumbers(offset, cells)
    this.early = []
  }

  private take(bytes: Buffer, start: number, end: number, offset: number): void {
    const last = bytes[end - 1] === 0x0d ? end - 1 : end
    if (last <= start) return
    if (this.names === null) {
      const header = bytes.toString('utf8', start, last).replace(/^\uFEFF/, '')
      this.delimiter = separatorOf(header)
      this.names = splitRecord(header, this.delimiter)
      this.bodyOffset = offset + end - start + 1
      this.columns = this.names.map((name) => ({ name, kind: 'text' }))
      return
    }
    // Numbers and dates are ASCII, and nothing else is looked at here.
    const cells = splitRecord(bytes.toString('latin1', start, last), this.delimiter)
    this.rows++
    if (this.blocks !== null) return this.addNumbers(offset, cells)
    this.early.push({ offset, cells })
    if (this.early.length === ROWS_JUDGED) this.settle()
  }

  private addNumbers(offset: number, cells: readonly string[]): void {
    this.blocks?.add(
      offset,
      this.columns.map(({ kind }, index) => numberIn(cells[index], kind)),
    )
  }
}

/** Where the record that begins at `start` ends; -1 when its end has not come yet. */
function recordEnd(bytes: Buffer, start: number): number {
  let isQuoted = false
  let from = start
  for (;;) {
    const end = bytes.indexOf(NEWLINE, from)
    if (end < 0) return -1
    for (let at = from; at < end; at++) if (bytes[at] === QUOTE) isQuoted = !isQuoted
    if (!isQuoted) return end
    from = end + 1
  }
}
