import { describe, expect, it } from 'vitest'
import {
  addCounts,
  countCheck,
  countVitest,
  isGreen,
  SKIPPED,
  summaryLine,
} from '../../../build/test-counts.mjs'

describe('test counts', () => {
  it('adds checks and Vitest runs into one line', () => {
    const report = { numPassedTests: 5, numFailedTests: 1, numPendingTests: 0, numTodoTests: 0 }
    const total = addCounts([countCheck(0), countCheck(1), countVitest(1, report)])
    expect(summaryLine(total)).toBe('6 passed, 2 failed')
  })

  it('mentions skipped tests only when there are some', () => {
    const report = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 2, numTodoTests: 1 }
    expect(summaryLine(countVitest(0, report))).toBe('5 passed, 0 failed, 3 skipped')
  })

  it('counts a check that could not be made as skipped', () => {
    expect(countCheck(SKIPPED)).toEqual({ passed: 0, failed: 0, skipped: 1 })
  })

  it('counts a Vitest run that failed without a failed test as one failure', () => {
    expect(countVitest(1, {})).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })

  it('calls a run green only when something passed and nothing failed', () => {
    expect(isGreen({ passed: 1, failed: 0, skipped: 0 })).toBe(true)
    expect(isGreen({ passed: 9, failed: 1, skipped: 0 })).toBe(false)
    expect(isGreen({ passed: 0, failed: 0, skipped: 3 })).toBe(false)
  })
})
