/** Times at the axis of a plot, as the shown language writes them. */
import { currentLanguage } from '../../language/i18n'

const MINUTE = 60
const DAY = 86_400
/** Steps from here on are months or years. */
const MONTH = 28 * DAY

function part(options: Intl.DateTimeFormatOptions): (seconds: number) => string {
  const format = new Intl.DateTimeFormat(currentLanguage(), options)
  return (seconds) => format.format(seconds * 1000)
}

/**
 * Words for the ticks of an axis, with the day below the first tick and below each first one of another day.
 *
 * @param splits seconds since 1970
 * @param stepSeconds from one tick to the next
 */
export function timeLabels(splits: readonly number[], stepSeconds: number): string[] {
  if (stepSeconds >= MONTH) return splits.map(part({ month: 'short', year: 'numeric' }))
  const day = part({ day: 'numeric', month: 'short' })
  if (stepSeconds >= DAY) return splits.map(day)
  const time = part({
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(stepSeconds < MINUTE ? { second: '2-digit' } : {}),
    ...(stepSeconds < 1 ? { fractionalSecondDigits: 3 } : {}),
  })
  return splits.map((split, index) => {
    const today = day(split)
    const before = splits[index - 1]
    return before !== undefined && day(before) === today ? time(split) : `${time(split)}\n${today}`
  })
}

/** One moment, to the millisecond. */
export function momentLabel(seconds: number): string {
  const date = { year: 'numeric', month: 'short', day: 'numeric' } as const
  const time = { hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3 } as const
  return part({ ...date, ...time, hourCycle: 'h23' })(seconds)
}
