/** A network that its client leaves for a while: what is lost between nodes is counted there. */
import { CsvSinkJob, Job, ObjectPipe, outputs, sleep } from 'fission'
import { sharedClockMs, tell } from './messages'

const PERIOD_MS = 10

/** A number, and what of those before it was missed or came again on the way to the node that counts. */
interface Tally {
  number: number
  madeAtMs: number
  lost: number
  doubled: number
}

export class SafePipe<T> extends ObjectPipe<T> {
  static override reliable = true
}

/** Counts at 100 Hz, to two nodes. */
export class Counts extends Job<[]> {
  override async *run() {
    for (let number = 1; ; number++) {
      yield outputs(number, number)
      await sleep(PERIOD_MS)
    }
  }
}

/** Keeps the tally of the pipe that leads to it. */
export class Tallies extends Job<[number: number], Tally> {
  private last = 0
  private lost = 0
  private doubled = 0

  override run(number: number): Tally {
    this.lost += Math.max(0, number - this.last - 1)
    this.doubled += number <= this.last ? 1 : 0
    this.last = number
    return { number, madeAtMs: sharedClockMs(), lost: this.lost, doubled: this.doubled }
  }
}

/** Writes the numbers on the client's disk; tells the first row of its process, and the first that was made after that. */
export class TallySink extends CsvSinkJob<[plain: Tally, safe: Tally]> {
  private firstAtMs = 0
  private isLive = false

  override rows(tallies: [plain: Tally, safe: Tally]): unknown[][] {
    const [plain, safe] = tallies
    const atMs = sharedClockMs()
    const isFirst = this.firstAtMs === 0
    if (isFirst) this.firstAtMs = atMs
    const isNowLive = !this.isLive && Math.min(plain.madeAtMs, safe.madeAtMs) > this.firstAtMs
    if (isNowLive) this.isLive = true
    if (isFirst || isNowLive) {
      const doubled = plain.doubled + safe.doubled
      tell({
        type: 'tally',
        atMs,
        isLive: this.isLive,
        plainLost: plain.lost,
        safeLost: safe.lost,
        doubled,
        number: safe.number,
      })
    }
    return [[plain.number, safe.number]]
  }
}
