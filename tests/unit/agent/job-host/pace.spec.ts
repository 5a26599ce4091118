import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { eventLoopTurn, Pace } from '../../../../agent/job-host/pace'

let now = 0
const clock = vi.fn(() => now)

beforeEach(() => {
  now = 0
  clock.mockClear()
  vi.spyOn(performance, 'now').mockImplementation(clock)
})
afterEach(() => vi.restoreAllMocks())

/** Rounds of so many milliseconds until the slice is used up. */
function roundsInSlice(pace: Pace, roundMs: number): number {
  pace.restart()
  for (let rounds = 1; ; rounds++) {
    now += roundMs
    if (pace.isSpent) return rounds
  }
}

it('ends a slice after some milliseconds, however long rounds take', () => {
  const pace = new Pace()
  for (const roundMs of [0.001, 0.01, 0.1, 1, 3]) {
    const took = roundsInSlice(pace, roundMs) * roundMs
    expect(took).toBeGreaterThan(4)
    expect(took).toBeLessThan(12)
  }
  expect(roundsInSlice(pace, 50)).toBeLessThanOrEqual(8)
  expect(roundsInSlice(pace, 50)).toBe(1)
})

it('seldom reads the clock while rounds are short', () => {
  const pace = new Pace()
  const rounds = roundsInSlice(pace, 0.001)
  clock.mockClear()
  roundsInSlice(pace, 0.001)
  expect(clock.mock.calls.length).toBeLessThan(rounds / 30)
})

it('lets pending input and output be seen to between slices', async () => {
  const order: string[] = []
  setImmediate(() => order.push('input'))
  await eventLoopTurn()
  order.push('next round')
  expect(order).toEqual(['input', 'next round'])
})
