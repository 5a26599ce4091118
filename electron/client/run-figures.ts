/** Figures of a run from the heartbeats of its nodes: totals over all placements, and a bounded history. */
import type { JobId, PipeId } from '../../agent/core/network/description'
import type { Millis, NodeId } from '../../agent/core/supervisor/types'
import type { NodeMetrics, PipeMetrics } from '../../agent/protocol/common'
import type { ClientParams } from '../../agent/protocol/to-client'
import type { z } from 'zod'

/** Heartbeats kept per node: at the default pace a minute and a half. */
export const SAMPLES_KEPT = 600

type Heartbeat = ClientParams<'heartbeat'>

/** One heartbeat with the time at which it came, by the client's monotonic clock. */
export interface NodeSample {
  at: Millis
  metrics: z.infer<typeof NodeMetrics>
  /** Degrees Celsius; null: not known. */
  temperatureC: number | null
  pipes: Heartbeat['pipes']
  jobs: Heartbeat['jobs']
}

export interface JobTotals {
  rounds: number
  dropped: number
}

/** Counters of one end of a pipe, or of several. */
export interface PipeTotals {
  blocks: number
  dropped: number
  dummies: number
  late: number
}

interface Counter<T> {
  /** The agent and placement that the latest figures come from. */
  node: NodeId
  epoch: number
  latest: T
  /** The sum of what earlier ones counted. */
  earlier: T
}

export class RunFigures {
  private readonly samples = new Map<NodeId, NodeSample[]>()
  private readonly jobs = new Map<JobId, Counter<JobTotals>>()
  private readonly pipes = new Map<string, Counter<PipeTotals>>()

  /** Takes in a heartbeat of one run; others' figures are not in it. */
  add(node: NodeId, heartbeat: Heartbeat, at: Millis): NodeSample {
    const { metrics, pipes, jobs, temperatureC = null } = heartbeat
    const sample = { at, metrics, temperatureC, pipes, jobs }
    const samples = this.samples.get(node) ?? []
    samples.push(sample)
    if (samples.length > SAMPLES_KEPT) samples.shift()
    this.samples.set(node, samples)
    for (const { job, epoch, rounds, dropped } of jobs) {
      count(this.jobs, job, node, epoch, { rounds, dropped }, epoch !== this.jobs.get(job)?.epoch)
    }
    for (const pipe of pipes) this.addPipe(node, pipe, jobs)
    return sample
  }

  /** The last heartbeats of a node, oldest first. */
  history(node: NodeId): readonly NodeSample[] {
    return this.samples.get(node) ?? []
  }

  job(id: JobId): JobTotals {
    const counter = this.jobs.get(id)
    return counter ? sum(counter.earlier, counter.latest) : { rounds: 0, dropped: 0 }
  }

  /** What one job received through a pipe, or sent. */
  pipe(job: JobId, pipe: PipeId, end: PipeMetrics['end']): PipeTotals {
    const counter = this.pipes.get(pipeKey(job, pipe, end))
    return counter ? sum(counter.earlier, counter.latest) : { blocks: 0, dropped: 0, dummies: 0, late: 0 }
  }

  private addPipe(node: NodeId, pipe: PipeMetrics & { job: JobId }, jobs: Heartbeat['jobs']): void {
    const key = pipeKey(pipe.job, pipe.pipe, pipe.end)
    const epoch = jobs.find(({ job }) => job === pipe.job)?.epoch ?? 0
    const { blocks, dropped, dummies, late } = pipe
    // A job that restarts where it was keeps its queues and their counters: only a fall tells a new one.
    const known = this.pipes.get(key)
    const anew = known !== undefined && (known.node !== node || blocks < known.latest.blocks)
    count(this.pipes, key, node, epoch, { blocks, dropped, dummies, late }, anew)
  }
}

function pipeKey(job: JobId, pipe: PipeId, end: PipeMetrics['end']): string {
  return `${job} ${end} ${pipe}`
}

function count<K, T extends object>(
  counters: Map<K, Counter<T>>,
  key: K,
  node: NodeId,
  epoch: number,
  latest: T,
  anew: boolean,
): void {
  const known = counters.get(key)
  // A node that was given up may still report what it ran.
  if (known && epoch < known.epoch) return
  const zero = Object.fromEntries(Object.keys(latest).map((name) => [name, 0])) as T
  const earlier = known ? (anew ? sum(known.earlier, known.latest) : known.earlier) : zero
  counters.set(key, { node, epoch, latest, earlier })
}

/** Adds two records of the same numbers. */
export function sum<T extends object>(a: T, b: T): T {
  const numbers = b as Record<string, number>
  return Object.fromEntries(
    Object.entries(a as Record<string, number>).map(([name, value]) => [name, value + (numbers[name] ?? 0)]),
  ) as T
}
