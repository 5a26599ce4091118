/** Rates of a run: what its counters did between two looks at them. */
import type { NetworkDescription } from '../../agent/core/network/description'
import type { RunState } from '../../agent/core/supervisor/types'
import type { Run } from '../client/run'
import type { NodeSample } from '../client/run-figures'
import type { RunFigures } from '../contract/run'

type Figures = Omit<RunFigures, 'run' | 'at'>

/** The parts of a run that are looked at. */
type Measured = Pick<Run, 'figures' | 'state'>

/** B.A.T.M.A.N.'s best transmit quality. */
const BEST_QUALITY = 255

function linkOf(qualities: Readonly<Record<string, number>>): number | null {
  const values = Object.values(qualities)
  if (values.length === 0) return null
  return (values.reduce((sum, value) => sum + value, 0) / values.length / BEST_QUALITY) * 100
}

export class FigureSampler {
  private lastAt: number
  private readonly last = new Map<string, number>()

  constructor(
    private readonly network: NetworkDescription,
    private readonly run: Measured,
    now: number,
  ) {
    this.lastAt = now
  }

  /** Looks at the counters; `now` is on the clock of the run's heartbeats. */
  sample(now: number): Figures {
    const seconds = Math.max(0.001, (now - this.lastAt) / 1000)
    this.lastAt = now
    const { state, figures } = this.run
    const latest = new Map(Object.keys(state.nodes).map((id) => [id, figures.history(id).at(-1)]))
    return {
      nodes: Object.keys(state.nodes).flatMap((id) => {
        const sample = latest.get(id)
        if (!sample) return []
        const { temperatureC, metrics } = sample
        const linkPercent = linkOf(state.nodes[id]?.transmitQuality ?? {})
        return [{ id, silentMs: Math.max(0, now - sample.at), ...metrics, temperatureC, linkPercent }]
      }),
      jobs: this.network.jobs.map(({ id }) => {
        const { rounds } = figures.job(id)
        const node = state.jobs[id]?.node
        const pid = latest.get(node ?? '')?.jobs.find(({ job }) => job === id)?.pid ?? null
        return { id, pid, rounds, roundsPerSecond: this.rate(`rounds ${id}`, rounds, seconds) }
      }),
      pipes: Object.values(state.pipes).map((pipe) => this.pipe(pipe, latest, seconds)),
    }
  }

  private pipe(
    { id, source, destination }: RunState['pipes'][number],
    latest: ReadonlyMap<string, NodeSample | undefined>,
    seconds: number,
  ): Figures['pipes'][number] {
    const { figures } = this.run
    const received = figures.pipe(destination, id, 'destination')
    const sent = figures.pipe(source, id, 'source')
    let bytes = 0
    let queuedBytes = 0
    for (const sample of latest.values()) {
      for (const end of sample?.pipes ?? []) {
        if (end.pipe !== id) continue
        queuedBytes += end.queuedBytes
        if (end.end === 'source') bytes += end.bytes
      }
    }
    const all = received.blocks + received.dummies
    return {
      id,
      blocks: received.blocks,
      blocksPerSecond: this.rate(`blocks ${id}`, received.blocks, seconds),
      bytesPerSecond: this.rate(`bytes ${id}`, bytes, seconds),
      queuedBytes,
      corruptedShare: all === 0 ? 0 : received.dummies / all,
      dropped: received.dropped + sent.dropped,
    }
  }

  /** Per second since the last look; a counter that fell has begun anew. */
  private rate(key: string, value: number, seconds: number): number {
    const before = this.last.get(key) ?? 0
    this.last.set(key, value)
    return Math.max(0, value - before) / seconds
  }
}
