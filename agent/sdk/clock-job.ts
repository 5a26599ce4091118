import { Job, type JobOptions } from './job'
import { sleep } from './sleep'

/** What a ClockJob's constructor takes. */
export interface ClockOptions extends JobOptions<[], number> {
  /** Milliseconds from one tick to the next, above 0. */
  intervalMs: number
}

/**
 * A source that counts 1, 2, 3, … at even intervals. The ticks are counted from the start, so that delays do not add up;
 * after a delay of several intervals the missed ticks follow at once.
 */
export class ClockJob extends Job<[], number> {
  /** Milliseconds from one tick to the next. */
  readonly intervalMs: number

  /** @throws RangeError if `intervalMs` is not a number above 0 */
  constructor({ intervalMs, ...options }: ClockOptions) {
    super(options)
    if (!(intervalMs > 0)) {
      throw new RangeError(
        `intervalMs of ${this.name} ${this.id} is a number above 0, not ${String(intervalMs)}`,
      )
    }
    this.intervalMs = intervalMs
  }

  override async *run(): AsyncGenerator<number, void> {
    const start = performance.now()
    for (let tick = 1; ; tick++) {
      yield tick
      const wait = start + tick * this.intervalMs - performance.now()
      if (wait > 0) await sleep(wait)
    }
  }
}
