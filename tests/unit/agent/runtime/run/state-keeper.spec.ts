import { afterEach, expect, it, vi } from 'vitest'
import type { JobSave } from '../../../../../agent/protocol/common'
import { StateKeeper } from '../../../../../agent/runtime/run/state-keeper'

const after = (round: number): JobSave => ({ generation: 0, round, state: '' })
const upTo = (last: number) => (position: { round: number }) => position.round <= last

function keeperOf(kept: JobSave | null = null) {
  const sent: number[] = []
  return { sent, keeper: new StateKeeper(kept, ({ round }) => sent.push(round)) }
}

afterEach(() => vi.useRealTimers())

it('sends a state when all that was written before it is acknowledged, and counts it when it is kept', () => {
  const { sent, keeper } = keeperOf()
  keeper.take(after(5))
  keeper.advance(upTo(4))
  expect(sent).toEqual([])
  keeper.advance(upTo(5))
  expect([sent, keeper.keptRound]).toEqual([[5], null])
  keeper.confirm(after(4))
  expect(keeper.keptRound).toBeNull()
  keeper.confirm(after(5))
  expect(keeper.keptRound).toEqual(after(5))
})

it('gets a state through though newer ones come before the older is safe', () => {
  const { sent, keeper } = keeperOf()
  for (const round of [10, 20, 30, 40]) {
    keeper.take(after(round))
    keeper.advance(upTo(round - 15))
  }
  keeper.advance(upTo(39))
  keeper.confirm(after(10))
  keeper.advance(upTo(40))
  expect(sent).toEqual([10, 40])
})

it('has one on its way at a time, and of those that are safe sends the newest', () => {
  const { sent, keeper } = keeperOf()
  for (const round of [1, 2, 3]) keeper.take(after(round))
  keeper.advance(upTo(3))
  keeper.take(after(4))
  keeper.advance(upTo(4))
  expect(sent).toEqual([3])
  keeper.confirm(after(3))
  keeper.advance(upTo(4))
  expect(sent).toEqual([3, 4])
})

it('tells a client that has just come what there is, and again until it is kept', () => {
  vi.useFakeTimers()
  const { sent, keeper } = keeperOf(after(7))
  const ask = vi.fn()
  keeper.start(100, ask)
  vi.advanceTimersByTime(100)
  expect([sent, ask.mock.calls.length]).toEqual([[], 1])
  keeper.resend()
  vi.advanceTimersByTime(200)
  expect([sent, keeper.keptRound]).toEqual([[7, 7, 7], after(7)])
  keeper.confirm(after(7))
  vi.advanceTimersByTime(100)
  keeper.stop()
  vi.advanceTimersByTime(1000)
  expect([sent, ask.mock.calls.length]).toEqual([[7, 7, 7], 4])
})
