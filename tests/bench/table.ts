/** The results as a Markdown table, and what was missed in words. */
import { combined, isReached, type Result } from './results'

const heading = ['', 'FISSION here, measured', 'ours', 'at least', 'reached?']

/** One row per measure. */
export function markdownTable(results: Result[]): string {
  const rows = results.map((result) => [
    result.measure.what,
    result.measure.before || '–',
    ours(result),
    result.measure.goalText || '–',
    reachedText(result),
  ])
  return [heading, heading.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

function ours(result: Result): string {
  const figures = combined(result)
  const failed = result.failures.length
  const failures = failed > 0 ? `${failed} of ${result.runs.length + failed} runs failed` : ''
  return [figures ? result.measure.show(figures) : '', failures].filter(Boolean).join('; ')
}

function reachedText(result: Result): string {
  const reached = isReached(result)
  if (reached === null) return '–'
  return reached ? 'yes' : '**no**'
}

/** A sentence about the targets, and every failure of a run. */
export function verdict(results: Result[]): string {
  const missed = results.filter((result) => isReached(result) === false)
  const names = missed.map(({ measure }) => measure.name).join(', ')
  const failures = results.flatMap(({ measure, failures: reasons }) =>
    reasons.map((reason) => `${measure.name}: ${reason}`),
  )
  const first = missed.length === 0 ? 'Every target was reached.' : `Not reached: ${names}.`
  return [first, ...failures].join('\n')
}
