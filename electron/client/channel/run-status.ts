/** A run at one moment, for a table on a terminal or a program that reads JSON. */
import * as z from 'zod'
import type { RunState } from '../../../agent/core/supervisor/types'
import type { RunFigures } from '../run-figures'

const Job = z.object({
  id: z.int(),
  /** Class and id, `JoinJob 5`. */
  name: z.string(),
  status: z.string(),
  node: z.string().nullable(),
  epoch: z.int(),
  crashes: z.int(),
  /** Compute blocks finished, as far as this client has heard. */
  rounds: z.number(),
  /** Why it failed, or why no node takes it. */
  reason: z.string().nullable(),
})

const Node = z.object({
  id: z.string(),
  status: z.string(),
  address: z.string().nullable(),
  jobs: z.int(),
  slots: z.int(),
  /** Percentages of the last heartbeat; null before the first. */
  cpuPercent: z.number().nullable(),
  memoryPercent: z.number().nullable(),
  diskPercent: z.number().nullable(),
})

export const RunStatus = z.object({
  run: z.string(),
  network: z.string(),
  phase: z.enum(['running', 'stopping', 'ended']),
  /** Who holds the run, `fission run (ada on desk)`; null: nobody. */
  holder: z.string().nullable(),
  /** Since when nobody holds it, milliseconds since the epoch. */
  leftAt: z.number().nullable(),
  jobs: z.array(Job),
  nodes: z.array(Node),
})
export type RunStatus = z.infer<typeof RunStatus>

/** What the tables of a run are made of. */
export interface StatusSource {
  run: string
  network: string
  holder: string | null
  leftAt: number | null
  state: RunState
  figures: RunFigures
}

export function statusOf({ state, figures, ...about }: StatusSource): RunStatus {
  const jobs = Object.values(state.jobs)
  return {
    ...about,
    phase: state.phase,
    jobs: jobs.map(({ id, name, status, node, epoch, crashes, reason, refusals }) => {
      const refused = refusals.map((refusal) => `${refusal.node}: ${refusal.reason}`).join('; ')
      const { rounds } = figures.job(id)
      return {
        id,
        name,
        status,
        node,
        epoch,
        crashes,
        rounds,
        reason: reason ?? (refused === '' ? null : refused),
      }
    }),
    nodes: Object.values(state.nodes).map(({ id, status, dataAddress, slots }) => {
      const metrics = figures.history(id).at(-1)?.metrics
      return {
        id,
        status,
        address: dataAddress && dataAddress.host,
        jobs: jobs.filter((job) => job.node === id && (job.status === 'running' || job.status === 'starting'))
          .length,
        slots,
        cpuPercent: metrics?.cpuPercent ?? null,
        memoryPercent: metrics?.memoryPercent ?? null,
        diskPercent: metrics?.diskPercent ?? null,
      }
    }),
  }
}
