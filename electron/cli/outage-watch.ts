/** Measures how long the data stopped when a node was lost. */
import type { JobId, NetworkDescription } from '../../agent/core/network/description'
import type { RunSummary } from '../client/run-types'
import type { Run } from '../client/run'

/** Watches the lines of one job that prints every round. */
export class OutageWatch {
  private readonly sinks: ReadonlySet<JobId>
  private killedAt: number | null = null
  private lastLineAt: number | null = null
  private longestGapMs = 0

  constructor({ jobs }: NetworkDescription, run: Pick<Run, 'onEvent'>, watched: JobId) {
    this.sinks = new Set(jobs.filter(({ outputs }) => outputs.length === 0).map(({ id }) => id))
    run.onEvent((event) => {
      if (event.type === 'output' && event.job === watched) this.line(performance.now())
    })
  }

  /** From now on gaps count. */
  killed(): void {
    this.killedAt = performance.now()
  }

  /** `240 rounds delivered; 0.08 s at most without output after the kill; 2 blocks lost` */
  sumUp({ jobs }: RunSummary): string {
    // A sink that takes several blocks at once has fewer rounds; the other one shows them all.
    const [sink] = jobs.filter(({ id }) => this.sinks.has(id)).sort((a, b) => b.rounds - a.rounds)
    const lost = sink ? sink.dropped + sink.received.dropped + sink.received.dummies : 0
    const delivered = sink ? sink.rounds - sink.received.dummies : 0
    const gap = `${(this.longestGapMs / 1000).toFixed(2)} s at most without output after the kill`
    return `${delivered} rounds delivered; ${this.killedAt === null ? 'no agent was killed' : gap}; ${lost} blocks lost`
  }

  private line(now: number): void {
    if (this.killedAt !== null && this.lastLineAt !== null) {
      this.longestGapMs = Math.max(this.longestGapMs, now - this.lastLineAt)
    }
    this.lastLineAt = now
  }
}
