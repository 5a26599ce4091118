/** Which columns of a table are plotted, and against what. */
import type { Abscissa, TableState } from '../../../electron/contract/results'

/** More lines nobody tells apart. */
export const MOST_SERIES = 8

type Columns = TableState['columns']

/** Columns that can be plotted, by their numbers. */
export function plottable(columns: Columns): number[] {
  return columns.flatMap(({ kind }, index) => (kind === 'number' ? [index] : []))
}

/** Columns that a plot can run along: a row's number aside, times and numbers. */
export function abscissae(columns: Columns): number[] {
  const times = columns.flatMap(({ kind }, index) => (kind === 'time' ? [index] : []))
  return [...times, ...plottable(columns)]
}

/** What is shown before the user has chosen: the first numbers, against the time where there is one. */
export function initialChoice(columns: Columns): { x: Abscissa; series: number[] } {
  const time = columns.findIndex(({ kind }) => kind === 'time')
  return { x: time < 0 ? 'row' : time, series: plottable(columns).slice(0, 1) }
}
