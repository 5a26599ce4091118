/** A run's state as it is handed to another client: plain JSON, times counted from the moment it was taken. */
import * as z from 'zod'
import { CrashPolicy } from '../network/description'
import type { JobState, Millis, NodeState, RunState, SupervisorSettings } from './types'

const Address = z.object({ host: z.string(), port: z.int() })

const Metrics = z.object({
  cpuPercent: z.number(),
  memoryPercent: z.number(),
  diskPercent: z.number(),
  swapPercent: z.number(),
})

const Node: z.ZodType<NodeState> = z.object({
  id: z.string(),
  aliases: z.array(z.string()),
  groups: z.array(z.string()),
  slots: z.number(),
  status: z.enum(['absent', 'alive', 'suspect', 'lost']),
  dataAddress: Address.nullable(),
  lastHeartbeatAt: z.number(),
  history: z.array(Metrics),
  transmitQuality: z.record(z.string(), z.number()),
})

const Job: z.ZodType<JobState> = z.object({
  id: z.int(),
  name: z.string(),
  groups: z.array(z.string()),
  defaultNode: z.string().nullable(),
  hasPreference: z.boolean(),
  inputs: z.array(z.int()),
  outputs: z.array(z.int()),
  countsRounds: z.boolean(),
  saved: z.object({ generation: z.int(), round: z.int() }).nullable(),
  status: z.enum([
    'unplaced',
    'choosing',
    'starting',
    'running',
    'restarting',
    'finished',
    'failed',
    'stopped',
  ]),
  node: z.string().nullable(),
  epoch: z.int().min(0),
  crashes: z.int().min(0),
  startedAt: z.number(),
  restartAt: z.number().nullable(),
  choosingSince: z.number().nullable(),
  unreadSince: z.number().nullable(),
  wantedNode: z.string().nullable(),
  refusals: z.array(z.object({ node: z.string(), reason: z.string() })),
  reason: z.string().nullable(),
})

const Settings: z.ZodType<SupervisorSettings> = z.object({
  suspectAfterMs: z.number(),
  lostAfterMs: z.number(),
  crash: CrashPolicy,
  healthyAfterMs: z.number(),
  preferenceTimeoutMs: z.number(),
  unreadGraceMs: z.number(),
  drainMs: z.number(),
})

const Pipe = z.object({
  id: z.int(),
  source: z.int(),
  destination: z.int(),
  async: z.boolean(),
  reliable: z.boolean(),
})

/** The shape of a snapshot; a field that the state gains must be added here, or this does not compile. */
export const RunStateSnapshot: z.ZodType<RunState> = z.object({
  phase: z.enum(['running', 'stopping', 'ended']),
  stopAllAt: z.number().nullable(),
  settings: Settings,
  nodes: z.record(z.string(), Node),
  jobs: z.record(z.string(), Job),
  pipes: z.record(z.string(), Pipe),
  generation: z.int().min(0),
  aligned: z.boolean(),
  epochsAbove: z.number(),
})

/** The state as JSON can carry it to another clock. The figures of nodes are left out: new ones come at once. */
export function takeSnapshot(state: RunState, now: Millis): RunState {
  const nodes = Object.values(state.nodes).map((node) => ({ ...node, history: [] }))
  // The states of jobs are with their agents, who send them to the next client.
  const jobs = Object.values(state.jobs).map((job) => ({ ...job, saved: null }))
  const shown = {
    ...state,
    nodes: Object.fromEntries(nodes.map((node) => [node.id, node])),
    jobs: Object.fromEntries(jobs.map((job) => [job.id, job])),
  }
  return shift(shown, -now)
}

/** The state by the clock of the client that takes the run up. */
export function restoreSnapshot(snapshot: RunState, now: Millis): RunState {
  return shift(snapshot, now)
}

function shift(state: RunState, byMs: Millis): RunState {
  const later = (at: Millis | null): Millis | null => (at === null ? null : at + byMs)
  const nodes = Object.values(state.nodes).map((node) => {
    return { ...node, lastHeartbeatAt: node.lastHeartbeatAt + byMs }
  })
  const jobs = Object.values(state.jobs).map((job) => ({
    ...job,
    startedAt: job.startedAt + byMs,
    restartAt: later(job.restartAt),
    choosingSince: later(job.choosingSince),
    unreadSince: later(job.unreadSince),
  }))
  return {
    ...state,
    stopAllAt: later(state.stopAllAt),
    nodes: Object.fromEntries(nodes.map((node) => [node.id, node])),
    jobs: Object.fromEntries(jobs.map((job) => [job.id, job])),
  }
}
