/** One timer for the supervisor's next deadline, on the client's monotonic clock. */
import type { Millis } from '../../agent/core/supervisor/types'

/** Later than this, the timer says more about this process than about the nodes. */
const LATE_MS = 50

/** However late it is, the deadline is met after so many looks. */
const MOST_LOOKS = 20

/** Milliseconds of the monotonic clock that a run is driven by. */
export function monotonicNow(): Millis {
  return performance.now()
}

export class DeadlineTimer {
  private timer: NodeJS.Timeout | null = null
  private at: Millis | null = null

  constructor(private readonly onDeadline: () => void) {}

  /** Replaces the deadline; null: there is none. */
  set(at: Millis | null): void {
    if (at === this.at && this.timer) return
    this.clear()
    this.at = at
    if (at !== null) this.timer = setTimeout(() => this.due(at), Math.max(0, Math.ceil(at - monotonicNow())))
  }

  clear(): void {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
    this.at = null
  }

  /**
   * After a pause of this process the heartbeats of the meantime wait in the sockets: they are read first. On a computer
   * that is too busy to do so in time, the next look is late again.
   */
  private due(at: Millis, looks = 0): void {
    const now = monotonicNow()
    if (now - at <= LATE_MS || looks === MOST_LOOKS) return this.fire()
    this.timer = setTimeout(() => this.due(now + LATE_MS, looks + 1), LATE_MS)
  }

  private fire(): void {
    this.timer = null
    this.at = null
    this.onDeadline()
  }
}
