import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Interruption } from '../../../../electron/provision/interruption'

let said: string[]
let interruption: Interruption

beforeEach(() => {
  vi.useFakeTimers()
  said = []
  interruption = new Interruption(
    () => said.push('interrupt'),
    () => said.push('give up'),
  )
})
afterEach(() => void vi.useRealTimers())

it('is repeated until what it ends has ended', () => {
  interruption.start()
  expect(said).toEqual(['interrupt'])
  vi.advanceTimersByTime(1200)
  expect(said).toEqual(['interrupt', 'interrupt', 'interrupt'])
  interruption.stop()
  vi.advanceTimersByTime(60_000)
  expect(said).toHaveLength(3)
})

it('is given up after a time, once', () => {
  interruption.start()
  interruption.start()
  vi.advanceTimersByTime(60_000)
  expect(said.at(-1)).toBe('give up')
  expect(said.filter((what) => what === 'give up')).toHaveLength(1)
  // 0, 500, … 4500 ms; one at the same moment as the end may still come before it.
  expect(said.filter((what) => what === 'interrupt').length).toBeLessThanOrEqual(11)
})

it('does nothing to what has ended before', () => {
  interruption.stop()
  interruption.start()
  vi.advanceTimersByTime(60_000)
  expect(said).toEqual([])
})
