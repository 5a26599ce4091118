/** Measures at the sinks of a network how long the data stopped. */
import type { NetworkDescription } from '../../agent/core/network/description'
import type { RunSummary } from '../client/run-types'
import type { Simulation } from '../client/simulation/simulation'

/** Watches the output of every job that only reads. */
export class OutageWatch {
  private sinks = new Set<number>()
  private killedAt: number | null = null
  private lastOutputAt: number | null = null
  private longestGapMs = 0

  observe({ network, run }: Simulation): void {
    this.sinks = sinksOf(network)
    run.onEvent((event) => {
      if (event.type === 'output' && this.sinks.has(event.job)) this.output()
    })
  }

  killed(): void {
    this.killedAt = performance.now()
  }

  /** `240 rounds delivered; 0.08 s at most without output after the kill; 0 blocks lost` */
  sumUp({ jobs }: RunSummary): string {
    const sinks = jobs.filter(({ id }) => this.sinks.has(id))
    const rounds = sinks.map((job) => job.rounds).reduce((sum, count) => sum + count, 0)
    const lost = jobs.reduce(
      (sum, { dropped, received }) => sum + dropped + received.dropped + received.dummies,
      0,
    )
    const gap =
      this.killedAt === null
        ? 'no agent was killed'
        : `${(this.longestGapMs / 1000).toFixed(2)} s at most without output after the kill`
    return `${rounds} rounds delivered; ${gap}; ${lost} blocks lost`
  }

  private output(): void {
    const now = performance.now()
    if (this.killedAt !== null && this.lastOutputAt !== null) {
      this.longestGapMs = Math.max(this.longestGapMs, now - this.lastOutputAt)
    }
    this.lastOutputAt = now
  }
}

function sinksOf({ jobs }: NetworkDescription): Set<number> {
  return new Set(jobs.filter(({ outputs }) => outputs.length === 0).map(({ id }) => id))
}
