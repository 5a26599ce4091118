// Counts of test results, and the line that sums them up.

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/**
 * Adds up any number of counts.
 * @param {Counts[]} counts
 */
export function addCounts(counts) {
  const total = { passed: 0, failed: 0, skipped: 0 }
  for (const count of counts) for (const key of Object.keys(total)) total[key] += count[key]
  return total
}

/** Exit code of a check that cannot be made here, and has said why. */
export const SKIPPED = 77

/**
 * The counts of a check that passes, fails or is skipped as a whole.
 * @param {number} exitCode
 * @returns {Counts}
 */
export function countCheck(exitCode) {
  if (exitCode === SKIPPED) return { passed: 0, failed: 0, skipped: 1 }
  return exitCode === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 }
}

/**
 * The counts of a Vitest run from its JSON report. A run that fails without a failed test (a file that
 * does not load, an unhandled error, no report at all) counts as one failure.
 * @param {number} exitCode
 * @param {{ numPassedTests?: number, numFailedTests?: number, numPendingTests?: number, numTodoTests?: number }} report
 * @returns {Counts}
 */
export function countVitest(exitCode, report) {
  const passed = report.numPassedTests ?? 0
  const failed = report.numFailedTests ?? 0
  const skipped = (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0)
  return { passed, failed: failed === 0 && exitCode !== 0 ? 1 : failed, skipped }
}

/**
 * Whether a run may be called green: something ran and nothing failed.
 * @param {Counts} counts
 */
export function isGreen({ passed, failed }) {
  return failed === 0 && passed > 0
}

/**
 * The last line of a test run.
 * @param {Counts} counts
 */
export function summaryLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
