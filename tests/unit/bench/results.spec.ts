import { expect, test } from 'vitest'
import type { Figures, Measure } from '../../bench/measure'
import { selfTimes } from '../../bench/profile/summarize'
import { combined, isReached } from '../../bench/results'
import { markdownTable, verdict } from '../../bench/table'

function measure(overrides: Partial<Measure> = {}): Measure {
  return {
    name: 'small-values',
    what: 'small values',
    before: '66,000/s',
    goals: [{ figure: 'perSecond', atLeast: 100 }],
    goalText: '100/s',
    combine: 'median',
    run: () => Promise.reject(new Error('not run here')),
    show: ({ perSecond }) => `${perSecond}/s`,
    ...overrides,
  }
}

const rates = (...values: number[]): Figures[] => values.map((perSecond) => ({ perSecond }))

test('several runs come to their median', () => {
  const odd = { measure: measure(), runs: rates(300, 1, 200), failures: [] }
  const even = { measure: measure(), runs: rates(300, 1, 200, 100), failures: [] }
  expect([combined(odd), combined(even)]).toEqual([{ perSecond: 200 }, { perSecond: 150 }])
})

test('one bad run spoils a figure of which the worst counts', () => {
  const goals = [
    { figure: 'rows', atLeast: 100 },
    { figure: 'left', atMost: 0 },
  ]
  const runs = [
    { rows: 100, left: 0 },
    { rows: 99, left: 0 },
    { rows: 100, left: 2 },
  ]
  const result = { measure: measure({ goals, combine: 'worst' }), runs, failures: [] }
  expect(combined(result)).toEqual({ rows: 99, left: 2 })
  expect(isReached(result)).toBe(false)
})

test('a target is reached at its very value and not below', () => {
  const reached = (value: number) => isReached({ measure: measure(), runs: rates(value), failures: [] })
  expect([reached(100), reached(99.9)]).toEqual([true, false])
})

test('a run that failed counts as a missed target and is quoted', () => {
  const result = { measure: measure(), runs: rates(200), failures: ['the simulation ended'] }
  expect(markdownTable([result]).split('\n').at(-1)).toBe(
    '| small values | 66,000/s | 200/s; 1 of 2 runs failed | 100/s | **no** |',
  )
  expect(verdict([result])).toBe('Not reached: small-values.\nsmall-values: the simulation ended')
})

test('a figure without a target is neither reached nor missed', () => {
  const result = { measure: measure({ goals: [], goalText: '', before: '' }), runs: rates(1), failures: [] }
  expect(markdownTable([result]).split('\n').at(-1)).toBe('| small values | – | 1/s | – | – |')
  expect(verdict([result])).toBe('Every target was reached.')
})

test('self times leave out idleness and put the busiest function first', () => {
  const frame = (functionName: string, url = '') => ({ functionName, url, lineNumber: 6 })
  const nodes = [
    { id: 1, callFrame: frame('(idle)') },
    { id: 2, callFrame: frame('pump', 'file:///dist/job-host.cjs') },
    { id: 3, callFrame: frame('') },
  ]
  const profile = { nodes, samples: [3, 2, 1, 2], timeDeltas: [1000, 2000, 4000, 500] }
  expect(selfTimes(profile)).toEqual({
    functions: [
      { where: 'pump job-host.cjs:7', ms: 2.5 },
      { where: '(anonymous)', ms: 1 },
    ],
    busyMs: 3.5,
    totalMs: 7.5,
  })
})
