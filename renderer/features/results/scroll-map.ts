/** From the position of a scroll bar to rows: browsers cannot scroll as far as a million rows are high. */
export const ROW_HEIGHT = 24

/** All browsers can scroll so far. */
const MOST_HEIGHT = 8_000_000

/** How high the scrolled content is. */
export function contentHeight(rows: number): number {
  return Math.min(rows * ROW_HEIGHT, MOST_HEIGHT)
}

/** The row at the top of the view, with the part of it that is scrolled out as a fraction. */
export function topRow(rows: number, viewHeight: number, scrollTop: number): number {
  const height = contentHeight(rows)
  const way = Math.max(0, height - viewHeight)
  if (way === 0) return 0
  const last = Math.max(0, rows - viewHeight / ROW_HEIGHT)
  return (Math.min(scrollTop, way) / way) * last
}

/** Where the bar has to be for a row to be at the top. */
export function scrollTopOf(rows: number, viewHeight: number, row: number): number {
  const way = Math.max(0, contentHeight(rows) - viewHeight)
  const last = Math.max(0, rows - viewHeight / ROW_HEIGHT)
  return last === 0 ? 0 : (Math.min(row, last) / last) * way
}
