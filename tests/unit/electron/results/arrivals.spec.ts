import { expect, it } from 'vitest'
import { Arrivals } from '../../../../electron/results/arrivals'

const LOOKS = 400_000

it('stays small when a table is followed for days, and is as exact about its first rows as about its last', () => {
  const arrivals = new Arrivals()
  arrivals.note(0, 0, 0)
  for (let look = 0; look < LOOKS; look++) arrivals.note(10 * look, 10 * look + 10, 300 * (look + 1))
  // Rows that came evenly are where they were, however the looks were merged.
  for (const row of [0, 4711, 600_000, 10 * LOOKS - 1])
    expect(arrivals.timeOf(row)).toBeCloseTo(30 * (row + 1), 3)
  expect(arrivals.timeOf(10 * LOOKS)).toBeNaN()
  for (const first of [1000, 10 * LOOKS - 5000]) {
    const { from, to } = arrivals.between(30 * first, 30 * (first + 1000))
    expect(from).toBeLessThanOrEqual(first)
    expect(to).toBeGreaterThanOrEqual(first + 1000)
    // Of four million rows, some hundreds around what was asked for.
    expect(to - from).toBeLessThan(1600)
  }
})

it('puts no row before another when the clock is put back', () => {
  const arrivals = new Arrivals()
  arrivals.note(0, 1, 5000)
  arrivals.note(1, 2, 4000)
  expect([arrivals.timeOf(0), arrivals.timeOf(1)]).toEqual([5000, 5000])
})

it('knows nothing of rows that were there before', () => {
  const arrivals = new Arrivals()
  arrivals.note(500, 500, 1000)
  expect(arrivals.first).toBeNull()
  expect(arrivals.between(0, 5000)).toEqual({ from: 0, to: 0 })
  arrivals.note(500, 501, 1300)
  expect(arrivals.first).toBe(500)
  expect([arrivals.timeOf(499), arrivals.timeOf(500)]).toEqual([NaN, 1300])
})
