/** Reliable pipes and saved states: every row exactly once, in order, with the right sum. */
import type { Report } from './violation'

export class ExactRows {
  /** Rows so far. */
  count = 0
  /** When the last row's value was made. */
  lastMadeAtMs = 0
  private value = 0
  private sum = 0
  private isRepeating = false

  constructor(private readonly report: Report) {}

  /** Takes a line `value,sum,madeAtMs`. */
  add(line: string): void {
    const [value = NaN, sum = NaN, madeAtMs = NaN] = line.split(',').map(Number)
    const expected = this.value + 1
    this.count++
    if (!Number.isSafeInteger(value) || !Number.isSafeInteger(sum) || !Number.isSafeInteger(madeAtMs)) {
      return this.report('exact: rows are whole', `row ${this.count} is "${line}"`)
    }
    if (value > expected) {
      this.report(
        'exact: no row is lost',
        `${value - expected} rows from ${expected} are missing before ${value}`,
      )
    } else if (value < expected && !this.isRepeating) {
      this.report('exact: no row comes twice', `rows from ${value} came again after ${this.value}`)
    }
    // A series that comes again is told once.
    this.isRepeating = value < expected
    // A wrong sum is told once, not with every row behind it.
    if (value === expected && sum - this.sum !== value) {
      this.report('exact: the sum goes on', `at ${value} it is ${sum}, after ${this.sum} at ${this.value}`)
    }
    if (value >= expected) {
      this.value = value
      this.sum = sum
    }
    this.lastMadeAtMs = Math.max(this.lastMadeAtMs, madeAtMs)
  }

  /** Once no more rows come: the sum from the first row to the last. */
  finish(): void {
    const right = (this.value * (this.value + 1)) / 2
    if (this.sum !== right) {
      this.report('exact: the last sum is right', `at ${this.value} it is ${this.sum}, not ${right}`)
    }
  }
}
