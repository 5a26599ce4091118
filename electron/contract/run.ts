/** Runs: simulations and, on nodes, the real thing. The host pushes every transition; the window shows it. */
import * as z from 'zod'
import { Language } from '../../agent/core/network/description'
import { Problem } from '../../agent/core/network/problem'
import { OutputLine } from '../../agent/protocol/output-line'
import { domain, event, request, stream } from './kit/define'
import { NetworkRef } from './network'
import { ProjectRoot } from './project'

/** Names a run for as long as the host lives. */
const RunKey = z.string()

const RunPhase = z.enum(['preparing', 'running', 'stopping', 'ended'])
export type RunPhase = z.infer<typeof RunPhase>

const JobStatus = z.enum([
  'unplaced',
  'choosing',
  'starting',
  'running',
  'restarting',
  'finished',
  'failed',
  'stopped',
])
const NodeStatus = z.enum(['absent', 'alive', 'suspect', 'lost'])

export const RunJob = z.object({
  id: z.int(),
  /** Class name; with the id it is the job's label. */
  type: z.string(),
  language: Language,
  interactive: z.boolean(),
  inputs: z.array(z.int()),
  outputs: z.array(z.int()),
  status: JobStatus,
  node: z.string().nullable(),
  epoch: z.int(),
  crashes: z.int(),
  reason: z.string().nullable(),
  /** While unplaced: why each node was refused. */
  refusals: z.array(z.object({ node: z.string(), reason: z.string() })),
})
export type RunJob = z.infer<typeof RunJob>

export const RunNode = z.object({
  id: z.string(),
  groups: z.array(z.string()),
  slots: z.int(),
  status: NodeStatus,
})
export type RunNode = z.infer<typeof RunNode>

/** How far a node of the network is on its way into a run on nodes. */
export const NodeArrival = z.object({
  node: z.string(),
  stage: z.enum(['connecting', 'sending', 'ready', 'absent']),
  /** While `sending`: what is sent, and how much of it. */
  part: z.string(),
  sentBytes: z.number(),
  bytes: z.number(),
  /** While `absent`: why, and what to do; it joins once it can be used. */
  message: z.string(),
  hint: z.string(),
})
export type NodeArrival = z.infer<typeof NodeArrival>

/** How a run came to its end. */
export const RunOutcome = z.discriminatedUnion('type', [
  z.object({ type: z.literal('done') }),
  /** The user ended it before it had begun. */
  z.object({ type: z.literal('cancelled') }),
  /** It goes on on its nodes, without this app. */
  z.object({ type: z.literal('left') }),
  /** Another client holds it now; `by` says who. */
  z.object({ type: z.literal('taken'), by: z.string() }),
  /** Jobs were given up, or every agent was lost. */
  z.object({ type: z.literal('failed'), message: z.string(), hint: z.string() }),
  /** It never began: the network has these mistakes. */
  z.object({ type: z.literal('refused'), problems: z.array(Problem) }),
])
export type RunOutcome = z.infer<typeof RunOutcome>

export const RunSnapshot = z.object({
  run: RunKey,
  network: NetworkRef,
  mode: z.enum(['simulate', 'nodes']),
  phase: RunPhase,
  /** Milliseconds since the epoch. */
  startedAt: z.number(),
  endedAt: z.number().nullable(),
  outcome: RunOutcome.nullable(),
  /** On nodes: how far each of them is, or why it is missing; empty in a simulation. */
  arrivals: z.array(NodeArrival),
  /** How long a node may be silent until it is suspected, and until it is lost. */
  limits: z.object({ suspectAfterMs: z.number(), lostAfterMs: z.number() }),
  jobs: z.array(RunJob),
  nodes: z.array(RunNode),
  pipes: z.array(z.object({ id: z.int(), type: z.string(), source: z.int(), destination: z.int() })),
})
export type RunSnapshot = z.infer<typeof RunSnapshot>

/** Figures of the last moments, sent a few times a second. */
export const RunFigures = z.object({
  run: RunKey,
  /** Milliseconds since the epoch. */
  at: z.number(),
  nodes: z.array(
    z.object({
      id: z.string(),
      /** Age of the last heartbeat. */
      silentMs: z.number(),
      cpuPercent: z.number(),
      memoryPercent: z.number(),
      diskPercent: z.number(),
      swapPercent: z.number(),
      /** Degrees Celsius; null: not known. */
      temperatureC: z.number().nullable(),
      /** How well it hears the others of its mesh, on average; null where it is in none. */
      linkPercent: z.number().nullable(),
    }),
  ),
  jobs: z.array(
    z.object({ id: z.int(), pid: z.int().nullable(), rounds: z.number(), roundsPerSecond: z.number() }),
  ),
  pipes: z.array(
    z.object({
      id: z.int(),
      blocks: z.number(),
      blocksPerSecond: z.number(),
      bytesPerSecond: z.number(),
      queuedBytes: z.number(),
      /** Dummies among the blocks that the reader got, 0–1. */
      corruptedShare: z.number(),
      dropped: z.number(),
    }),
  ),
})
export type RunFigures = z.infer<typeof RunFigures>

/** One entry of a run's timeline. */
export const RunNotice = z.object({
  run: RunKey,
  /** Counts the notices of the run from 1. */
  counter: z.int().min(1),
  at: z.number(),
  /** The supervisor's word for it, such as `node-lost`. */
  kind: z.string(),
  severity: z.enum(['info', 'warning', 'error']),
  text: z.string(),
  /** What to do about it; empty: nothing. */
  hint: z.string(),
  job: z.int().nullable(),
  node: z.string().nullable(),
})
export type RunNotice = z.infer<typeof RunNotice>

/** A console line with its job. */
export const ConsoleLine = OutputLine.extend({ job: z.int(), node: z.string() })
export type ConsoleLine = z.infer<typeof ConsoleLine>

export const OutputBatch = z.object({
  /** Lines before these that are not sent: there were too many, or they are forgotten already. */
  skipped: z.int().min(0),
  lines: z.array(ConsoleLine),
  /** Pass it as `after` to go on from here. */
  cursor: z.int().min(0),
})
export type OutputBatch = z.infer<typeof OutputBatch>

/** A run on nodes that this app does not hold. */
export const LeftRun = z.object({
  /** Names it among agents; it is no run of this app yet. */
  id: z.string(),
  /** Folder of its network in the project. */
  folder: z.string(),
  startedAt: z.number(),
  /** Since when nobody holds it; null while somebody does, or where no node says so. */
  leftAt: z.number().nullable(),
  /** Who holds it, such as `fission run (ada on desk)`; null: nobody. */
  holder: z.string().nullable(),
  /** Nodes whose agents know it, and those that do not answer. */
  answering: z.array(z.string()),
  silent: z.array(z.string()),
  /** Why nothing is known of it but what this computer wrote down; null: nodes have answered. */
  problem: z.string().nullable(),
})
export type LeftRun = z.infer<typeof LeftRun>

const OfRun = z.object({ run: RunKey })

export const run = domain('run', {
  /** Starts agents on this computer and the network on them; answers when that has begun. */
  simulate: request(z.object({ network: NetworkRef, nodes: z.int().min(1).max(16) }), OfRun),
  /** Starts the network on the nodes of its config; answers when that has begun. */
  start: request(z.object({ network: NetworkRef }), OfRun),
  /** Leaves a run on nodes to them: it goes on, and can be taken up again. */
  leave: request(OfRun, z.void()),
  /** Ends the jobs in order; a second time ends them at once. One that has not begun is cancelled. */
  stop: request(OfRun, z.void()),
  /** Kills a node of a simulation as a power cut would. */
  'kill-node': request(OfRun.extend({ node: z.string() }), z.void()),
  /** Reboots a node of a run on nodes, whose user must be allowed to. */
  'reboot-node': request(OfRun.extend({ node: z.string() }), z.void()),
  'move-job': request(OfRun.extend({ job: z.int(), node: z.string() }), z.void()),
  /** Types a line into an interactive job; null ends its input. */
  'type-line': request(OfRun.extend({ job: z.int(), text: z.string().nullable() }), z.void()),
  /** Asks the nodes of runs that were begun in this project on this computer, which may take seconds. */
  'list-left': request(z.object({ root: ProjectRoot }), z.array(LeftRun)),
  /** Goes on with such a run; `takeOver`: also when another client holds it, which lets go. */
  'take-up': request(z.object({ root: ProjectRoot, id: z.string(), takeOver: z.boolean() }), OfRun),
  /** Ends such a run; answers when it has ended on every node that can be reached. */
  'stop-left': request(z.object({ root: ProjectRoot, id: z.string() }), z.void()),
  list: request(z.void(), z.array(RunSnapshot)),
  'list-notices': request(OfRun, z.array(RunNotice)),
  'did-change': event(RunSnapshot),
  'did-measure': event(RunFigures),
  'did-notice': event(RunNotice),
  /** A job's console, or all of them when the job is null; begins with what is kept. */
  output: stream(OfRun.extend({ job: z.int().nullable(), after: z.int().min(0).default(0) }), OutputBatch),
})
