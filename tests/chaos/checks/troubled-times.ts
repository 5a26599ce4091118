/** When rounds may be lost: from the first fault of an episode until everything has recovered. */
import type { Loss } from './plain-rows'
import type { Report } from './violation'

interface Time {
  fromMs: number
  toMs: number
}

/** What lies in queues when a fault begins was made before it. */
const BEFORE_MS = 1000

export class TroubledTimes {
  /** Rounds lost, all in all. */
  rounds = 0
  private readonly times: Time[] = []

  constructor(private readonly report: Report) {}

  /** From now on, until `end`, rounds may be lost. */
  begin(): void {
    this.times.push({ fromMs: Date.now() - BEFORE_MS, toMs: Infinity })
  }

  end(): void {
    const last = this.times.at(-1)
    if (last?.toMs === Infinity) last.toMs = Date.now()
  }

  /** Takes note of rounds that were lost, and says so when nothing was wrong at the time. */
  readonly check = ({ rounds, fromMs, toMs }: Loss): void => {
    this.rounds += rounds
    if (this.times.some((time) => time.fromMs <= toMs && fromMs <= time.toMs)) return
    const when = `${new Date(fromMs).toISOString()} and ${new Date(toMs).toISOString()}`
    this.report('plain: rounds are lost only around faults', `${rounds} were lost between ${when}`)
  }
}
