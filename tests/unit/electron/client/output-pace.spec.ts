import { expect, it } from 'vitest'
import { OutputPace } from '../../../../electron/client/output-pace'

/** 100 lines at once, then 10 a second. */
function makePace(): { pace: OutputPace; wait: (ms: number) => void } {
  let now = 5000
  const pace = new OutputPace({ burst: 100, perSecond: 10, now: () => now })
  return { pace, wait: (ms) => (now += ms) }
}

it('takes a burst without a pause', () => {
  const { pace } = makePace()
  expect([pace.delayAfter('pi1', 60), pace.delayAfter('pi1', 40)]).toEqual([0, 0])
})

it('waits after a longer flood until the rate is kept', () => {
  const { pace, wait } = makePace()
  expect(pace.delayAfter('pi1', 120)).toBe(2000)
  wait(2000)
  expect(pace.delayAfter('pi1', 30)).toBe(3000)
})

it('allows a new burst after a quiet time, and no more than one', () => {
  const { pace, wait } = makePace()
  pace.delayAfter('pi1', 100)
  wait(60_000)
  expect(pace.delayAfter('pi1', 100)).toBe(0)
  expect(pace.delayAfter('pi1', 10)).toBe(1000)
})

it('counts each node by itself', () => {
  const { pace } = makePace()
  expect(pace.delayAfter('pi1', 200)).toBe(10_000)
  expect(pace.delayAfter('pi2', 100)).toBe(0)
})
