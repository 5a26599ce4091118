/** How wide the columns of a table are drawn. */
import type { TableState } from '../../../electron/contract/results'

const LEAST_CHARACTERS = 8
const MOST_CHARACTERS = 36

/** As `grid-template-columns`: by the names and the first row, the last column with what is left. */
export function columnWidths({ columns, rows }: TableState, firstRow: readonly string[] = []): string {
  const numbers = String(rows).length + Math.floor((String(rows).length - 1) / 3) + 3
  const widths = columns.map(({ name, kind }, index) => {
    const wanted = Math.max(name.length, firstRow[index]?.length ?? 0, kind === 'number' ? 12 : 0) + 3
    return Math.min(MOST_CHARACTERS, Math.max(LEAST_CHARACTERS, wanted))
  })
  const last = widths.pop()
  const all = [Math.max(7, numbers), ...widths].map((width) => `${width}ch`)
  return last === undefined ? all.join(' ') : [...all, `minmax(${last}ch, 1fr)`].join(' ')
}
