/** Problems as text, for a terminal and for logs. */
import type { Position } from './description'
import type { Problem } from './problem'

/** `demo/config.ts:24:5`, a form that editors and terminals make clickable. */
function formatPosition({ file, line, column }: Position): string {
  return column === undefined ? `${file}:${line}` : `${file}:${line}:${column}`
}

/** One problem in two lines: `demo/config.ts:24:5 error  message  (code)`, then its hint. */
export function formatProblem(problem: Problem): string {
  const place = problem.position === undefined ? '' : `${formatPosition(problem.position)} `
  return `${place}${problem.severity}  ${problem.message}  (${problem.code})\n  hint: ${problem.hint}`
}

/** All problems and a last line that counts them: `2 errors, 1 warning`. */
export function formatProblems(problems: readonly Problem[]): string {
  const errors = problems.filter((problem) => problem.severity === 'error').length
  const counts = [counted(errors, 'error'), counted(problems.length - errors, 'warning')].filter(Boolean)
  return [...problems.map(formatProblem), counts.join(', ') || 'no problems'].join('\n')
}

function counted(count: number, noun: string): string {
  return count === 0 ? '' : `${count} ${noun}${count === 1 ? '' : 's'}`
}
