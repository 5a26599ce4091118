/** What happens in a run, kept for a while for those who ask for it piece by piece. */
import type { Followed } from './messages'

/** Lines and events kept for followers; one that is slower loses the oldest. */
const KEPT = 5000

/** A follower that hears nothing is answered after this time, so that a broken one is noticed. */
const PATIENCE_MS = 10_000

/** Events that one answer holds. */
const BATCH = 500

export class Followers {
  private events: Followed[] = []
  /** Number of the first kept event; the first of all is 1. */
  private first = 1
  private readonly waiting = new Set<() => void>()

  add(event: Followed): void {
    this.events.push(event)
    if (this.events.length > 2 * KEPT) {
      this.first += this.events.length - KEPT
      this.events = this.events.slice(-KEPT)
    }
    for (const wake of [...this.waiting]) wake()
  }

  /** What comes after the cursor, as soon as there is something. */
  async after(cursor: number): Promise<{ cursor: number; lost: number; events: Followed[] }> {
    if (cursor >= this.next) await this.change()
    const begin = Math.max(cursor, this.first)
    const events = this.events.slice(begin - this.first, begin - this.first + BATCH)
    return { cursor: begin + events.length, lost: begin - cursor, events }
  }

  /** Number of the next event. */
  get next(): number {
    return this.first + this.events.length
  }

  private change(): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer)
        this.waiting.delete(wake)
        resolve()
      }
      const timer = setTimeout(wake, PATIENCE_MS).unref()
      this.waiting.add(wake)
    })
  }
}
