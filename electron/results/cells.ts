/** Cells of a CSV record, and the numbers in them. */
import { parse } from 'csv-parse/sync'
import type { Column } from '../contract/results'

const QUOTE = '"'
const separators = [',', ';', '\t']

/** Which of the usual separators a header uses. */
export function separatorOf(header: string): string {
  const counts = separators.map((separator) => header.split(separator).length)
  return separators[counts.indexOf(Math.max(...counts))] ?? ','
}

/** Cells of one record. */
export function splitRecord(record: string, delimiter: string): string[] {
  if (!record.includes(QUOTE)) return record.split(delimiter)
  return parseRecords(record, delimiter)[0] ?? []
}

/** Cells of many records, however odd they are. */
export function parseRecords(text: string, delimiter: string): string[][] {
  return parse(text, {
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    // A quote that is never closed costs its record, not the page.
    skip_records_with_error: true,
  })
}

/** Epoch milliseconds of years 2001 to 2128: nothing else that is measured looks like it. */
const EPOCH_MS = { least: 1e12, most: 5e12 }
const isoDate = /^\d{4}-\d{2}-\d{2}([T ]|$)/

/** What a column's first cells are. */
export function kindOf(name: string, cells: readonly string[]): Column['kind'] {
  const filled = cells.filter((cell) => cell.trim() !== '')
  if (filled.length === 0) return 'text'
  if (filled.every((cell) => isoDate.test(cell) && !Number.isNaN(Date.parse(cell)))) return 'time'
  const numbers = filled.map(Number)
  if (numbers.some(Number.isNaN)) return 'text'
  const isEpoch = numbers.every((value) => value > EPOCH_MS.least && value < EPOCH_MS.most)
  return isEpoch && /time|date|stamp|\bat\b/i.test(name) ? 'time' : 'number'
}

/** The number in a cell; NaN where there is none. */
export function numberIn(cell: string | undefined, kind: Column['kind']): number {
  if (cell === undefined || cell === '' || kind === 'text') return NaN
  const value = Number(cell)
  return kind === 'time' && Number.isNaN(value) ? Date.parse(cell) : value
}
