import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { DeadlineTimer, monotonicNow } from '../../../../electron/client/deadline-timer'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
afterEach(() => void vi.useRealTimers())

it('fires once at its deadline', () => {
  const due = vi.fn()
  new DeadlineTimer(due).set(monotonicNow() + 100)
  vi.advanceTimersByTime(99)
  expect(due).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1000)
  expect(due).toHaveBeenCalledTimes(1)
})

it('keeps only the latest deadline', () => {
  const due = vi.fn()
  const timer = new DeadlineTimer(due)
  timer.set(monotonicNow() + 100)
  timer.set(monotonicNow() + 300)
  vi.advanceTimersByTime(200)
  expect(due).not.toHaveBeenCalled()
  timer.set(null)
  vi.advanceTimersByTime(1000)
  expect(due).not.toHaveBeenCalled()
})

it('lets waiting heartbeats in before it judges after a pause of the process', () => {
  const due = vi.fn()
  new DeadlineTimer(due).set(monotonicNow() - 5000)
  vi.advanceTimersByTime(10)
  expect(due).not.toHaveBeenCalled()
  vi.advanceTimersByTime(100)
  expect(due).toHaveBeenCalledTimes(1)
})
