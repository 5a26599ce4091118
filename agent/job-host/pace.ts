/** When a loop of rounds should let the event loop run: to read, to write out, to be told to stop. */

/** Rounds run this long without a pause at most. */
const SLICE_MS = 4

/** The clock is read once in so many rounds where rounds are short. */
const MAX_STRIDE = 64

export class Pace {
  private stride = 1
  private count = 0
  private checkedAt = performance.now()
  private sliceStart = this.checkedAt

  /** Call after each round; true: the slice is used up. Reads the clock often only while rounds are slow. */
  get isSpent(): boolean {
    if (++this.count < this.stride) return false
    this.count = 0
    const now = performance.now()
    const took = now - this.checkedAt
    this.checkedAt = now
    if (took < 0.1) this.stride = Math.min(this.stride * 2, MAX_STRIDE)
    else if (took > 1) this.stride = 1
    return now - this.sliceStart > SLICE_MS
  }

  /** A new slice begins. */
  restart(): void {
    this.checkedAt = performance.now()
    this.sliceStart = this.checkedAt
  }
}

/** Resolves after pending input and output was seen to. */
export function eventLoopTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
