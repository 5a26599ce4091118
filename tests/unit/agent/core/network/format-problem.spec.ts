import { describe, expect, it } from 'vitest'
import { formatProblem, formatProblems } from '../../../../../agent/core/network/format-problem'
import type { Problem } from '../../../../../agent/core/network/problem'

const problem: Problem = {
  code: 'pipe-no-destination',
  severity: 'error',
  message: 'Pipe 105 (ReducePipe) has no destination',
  hint: 'Add it.',
  position: { file: 'demo/config.ts', line: 24, column: 5 },
}

describe('formatProblem', () => {
  it('puts place, severity, message and code in one line and the hint below', () => {
    expect(formatProblem(problem)).toBe(
      'demo/config.ts:24:5 error  Pipe 105 (ReducePipe) has no destination  (pipe-no-destination)\n  hint: Add it.',
    )
  })

  it('leaves out a column or a place that is unknown', () => {
    expect(formatProblem({ ...problem, position: { file: 'a.ts', line: 2 } })).toMatch(
      /^a\.ts:2 error {2}Pipe/,
    )
    expect(formatProblem({ ...problem, position: undefined })).toMatch(/^error {2}Pipe/)
  })

  it.each([
    [0, 0, 'no problems'],
    [1, 0, '1 error'],
    [0, 2, '2 warnings'],
    [2, 1, '2 errors, 1 warning'],
  ])('counts %i errors and %i warnings in the last line', (errors, warnings, line) => {
    const problems = [
      ...Array.from({ length: errors }, () => problem),
      ...Array.from({ length: warnings }, () => ({ ...problem, severity: 'warning' as const })),
    ]
    expect(formatProblems(problems).split('\n').at(-1)).toBe(line)
  })
})
