/** Columns of a table as the points of a plot, no more of them than it has room for. */
import type { Abscissa, Series } from '../contract/results'
import { ROWS_PER_BLOCK } from './blocks'
import { numberIn } from './cells'
import type { FollowedTable } from './followed-table'

export interface SeriesWanted {
  x: Abscissa
  columns: readonly number[]
  /** Values of `x`; null: all rows. */
  between: readonly [number, number] | null
  /** Of these rows only the last ones; null: all. */
  last: number | null
  points: number
}

/** Rows `from` until before `to`. */
interface Range {
  from: number
  to: number
}

/** Every row where there is room for it; else the least and the greatest value of each stretch, so that no peak is lost. */
export async function seriesOf(table: FollowedTable, wanted: SeriesWanted): Promise<Series> {
  const { version } = table.state
  const all = rangeOf(table, wanted)
  const { to } = all
  const from = Math.max(all.from, wanted.last === null ? 0 : to - wanted.last)
  const stretches = Math.max(1, Math.floor(wanted.points / 2))
  const rowsPerStretch = Math.ceil((to - from) / stretches)
  const range = { ...wanted, from, to }
  const isByBlocks = table.index.extents !== null && rowsPerStretch >= 2 * ROWS_PER_BLOCK
  if (isByBlocks) return { version, ...blockSeries(table, range, rowsPerStretch) }
  const values = await rowValues(table, range)
  const isWhole = to - from <= wanted.points
  return { version, ...(isWhole ? whole(values) : reduced(values, rowsPerStretch)) }
}

type Points = Omit<Series, 'version'>

interface Values {
  x: number[]
  y: number[][]
}

/** The rows whose abscissa lies between two values, and some around them: by whole blocks where it is a column. */
function rangeOf(table: FollowedTable, { x, between }: SeriesWanted): Range {
  const { rows } = table.state
  const blocks = table.index.extents
  if (x === 'arrival') return arrivedRange(table, between)
  if (between === null) return { from: 0, to: rows }
  const [low, high] = between
  const clamp = (row: number): number => Math.min(rows, Math.max(0, row))
  if (x === 'row') return { from: clamp(Math.floor(low) - 2), to: clamp(Math.ceil(high) + 1) }
  if (blocks === null) return { from: 0, to: rows }
  const count = Math.ceil(table.index.rows / ROWS_PER_BLOCK)
  const isInside = (block: number): boolean => {
    const { least, greatest } = blocks.range(x, block, block + 1)
    return greatest >= low && least <= high
  }
  let first = 0
  while (first < count && !isInside(first)) first++
  let end = count
  while (end > first && !isInside(end - 1)) end--
  // The neighbours lead the line to the edges of the plot.
  return { from: clamp((first - 1) * ROWS_PER_BLOCK), to: clamp((end + 1) * ROWS_PER_BLOCK) }
}

/** Rows that came while the table was followed, or of these the ones in a stretch of time; a last one that is open has not come. */
function arrivedRange({ arrivals, index: { rows } }: FollowedTable, between: SeriesWanted['between']): Range {
  if (between !== null) return arrivals.between(...between)
  return { from: arrivals.first ?? rows, to: rows }
}

const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value)

function whole({ x, y }: Values): Points {
  return { x, y: y.map((values) => values.map(orNull)), rowsPerPoint: 1 }
}

/** Two points a stretch: at its first row the least value, in its middle the greatest. */
function reduced({ x, y }: Values, rowsPerStretch: number): Points {
  const points: Points = { x: [], y: y.map(() => []), rowsPerPoint: rowsPerStretch / 2 }
  for (let begin = 0; begin < x.length; begin += rowsPerStretch) {
    const end = Math.min(x.length, begin + rowsPerStretch)
    points.x.push(x[begin] ?? NaN, x[Math.floor((begin + end - 1) / 2)] ?? NaN)
    y.forEach((values, series) => {
      const numbers = values.slice(begin, end).filter((value) => !Number.isNaN(value))
      const [least, greatest] =
        numbers.length === 0 ? [NaN, NaN] : [Math.min(...numbers), Math.max(...numbers)]
      points.y[series]?.push(orNull(least), orNull(greatest))
    })
  }
  return points
}

function blockSeries(table: FollowedTable, wanted: SeriesWanted & Range, rowsPerStretch: number): Points {
  const blocks = table.index.extents!
  const step = Math.ceil(rowsPerStretch / ROWS_PER_BLOCK)
  const last = Math.ceil(Math.min(wanted.to, table.index.rows) / ROWS_PER_BLOCK)
  const xOf = (block: number): number => {
    const row = block * ROWS_PER_BLOCK
    if (wanted.x === 'row') return row + 1
    // The first block may begin with rows that were there before.
    if (wanted.x === 'arrival') return table.arrivals.timeOf(Math.max(row, wanted.from))
    return blocks.first(wanted.x, block)
  }
  const points: Points = { x: [], y: wanted.columns.map(() => []), rowsPerPoint: (step * ROWS_PER_BLOCK) / 2 }
  for (let begin = Math.floor(wanted.from / ROWS_PER_BLOCK); begin < last; begin += step) {
    const end = Math.min(last, begin + step)
    points.x.push(xOf(begin), xOf(Math.floor((begin + end) / 2)))
    wanted.columns.forEach((column, series) => {
      const { least, greatest } = blocks.range(column, begin, end)
      points.y[series]?.push(orNull(least), orNull(greatest))
    })
  }
  return points
}

async function rowValues(
  table: FollowedTable,
  { x, columns, from, to }: SeriesWanted & Range,
): Promise<Values> {
  const rows = await table.rows(from, to - from)
  const kinds = table.index.columns
  const numbers = (column: number): number[] =>
    rows.map((cells) => numberIn(cells[column], kinds[column]?.kind ?? 'text'))
  const xOf = (): number[] => {
    if (x === 'row') return rows.map((_, index) => from + index + 1)
    if (x === 'arrival') return rows.map((_, index) => table.arrivals.timeOf(from + index))
    return numbers(x)
  }
  return { x: xOf(), y: columns.map(numbers) }
}
