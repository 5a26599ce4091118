/** A table of a page, in columns that fit the terminal. */
import { fill, lineText, paint, widthOf } from './styled-words'
import type { Word } from './styled-words'

const GAP = 2
/** No column becomes narrower for the sake of others. */
const NARROWEST = 12

/** The lines of a table whose first row is its head. */
export function tableLines(rows: readonly Word[][][], width: number, isStyled: boolean): string[] {
  const widths = columnWidths(rows, width)
  const rule = widths.map((columns) => '─'.repeat(columns)).join(' '.repeat(GAP))
  return rows.flatMap((row, index) => {
    const lines = rowLines(row, widths, isStyled)
    return index === 0 ? [...lines, paint(rule, 'dim', isStyled)] : lines
  })
}

/** What each column needs; where that is too much, the widest gives way. */
function columnWidths(rows: readonly Word[][][], width: number): number[] {
  const count = Math.max(...rows.map((row) => row.length))
  const widths = Array.from({ length: count }, (_, column) =>
    Math.max(...rows.map((row) => lineText(row[column] ?? [], false).width), 1),
  )
  const longest = Array.from({ length: count }, (_, column) =>
    Math.max(NARROWEST, ...rows.flatMap((row) => (row[column] ?? []).map(widthOf))),
  )
  for (;;) {
    const excess = widths.reduce((sum, columns) => sum + columns, GAP * (count - 1)) - width
    const shrinkable = widths.map((columns, column) => (columns > longest[column]! ? columns : 0))
    const widest = Math.max(...shrinkable)
    if (excess <= 0 || widest === 0) return widths
    const column = shrinkable.indexOf(widest)
    const second = Math.max(longest[column]!, ...shrinkable.filter((_, other) => other !== column))
    widths[column] = Math.max(widest - excess, Math.min(second, widest - 1))
  }
}

function rowLines(row: readonly Word[][], widths: readonly number[], isStyled: boolean): string[] {
  const cells = widths.map((width, column) => fill(row[column] ?? [], width))
  const height = Math.max(...cells.map((lines) => lines.length))
  return Array.from({ length: height }, (_, line) =>
    cells
      .map((lines, column) => {
        const { text, width } = lineText(lines[line] ?? [], isStyled)
        return text + ' '.repeat(Math.max(0, widths[column]! - width))
      })
      .join(' '.repeat(GAP))
      .trimEnd(),
  )
}
