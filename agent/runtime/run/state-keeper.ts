/**
 * The states that a job saves, on their way to the client. One goes when all that the job wrote before it is
 * acknowledged: a job that goes on from it writes none of that again. And it counts when the client says that it keeps it.
 */
import { comparePositions, type Position } from '../../core/rounds/position'
import type { JobSave } from '../../protocol/common'

export class StateKeeper {
  /**
   * Those that have not gone, older first, at most two: were the older one given up for each newer one, a job that saves
   * often would never have one of which all before is acknowledged.
   */
  private waiting: JobSave[] = []
  /** On its way. */
  private sent: JobSave | null = null
  private timer: NodeJS.Timeout | null = null

  constructor(
    /** What the job began with. */
    private kept: JobSave | null,
    private readonly send: (saved: JobSave) => void,
  ) {}

  /** The round after which the kept state was saved. */
  get keptRound(): Position | null {
    return this.kept
  }

  /** Asks for a state now and then, and sends again what nobody has said to keep. */
  start(everyMs: number, ask: () => void): void {
    const tick = (): void => {
      if (this.sent !== null) this.send(this.sent)
      ask()
    }
    this.timer = setInterval(tick, everyMs).unref()
  }

  stop(): void {
    if (this.timer !== null) clearInterval(this.timer)
    this.timer = null
  }

  /** The job has saved its state. */
  take(saved: JobSave): void {
    this.waiting.splice(1, 1, saved)
  }

  /** Sends what may go now. */
  advance(hasSettled: (round: Position) => boolean): void {
    if (this.sent !== null) return
    const settled = this.waiting.filter(hasSettled)
    const newest = settled.at(-1)
    if (newest === undefined) return
    this.waiting.splice(0, settled.length)
    this.sent = newest
    this.send(newest)
  }

  /** The client keeps the state after this round. */
  confirm(round: Position): void {
    const { sent } = this
    if (sent === null || comparePositions(sent, round) !== 0) return
    this.kept = sent
    this.sent = null
  }

  /** Another client decides now, which has nothing yet. */
  resend(): void {
    this.sent ??= this.kept
    if (this.sent !== null) this.send(this.sent)
  }
}
