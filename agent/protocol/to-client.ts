/** Notifications from an agent to its clients: JSON-RPC method → schema of parameters. */
import * as z from 'zod'
import { Holder, JobSave, MeshQuality, NodeMetrics, OutputLine, PipeMetrics, RunId } from './common'
import { SavedRun } from './holding'

export const ToClient = {
  heartbeat: z.object({
    /** Counts up from 1 on each connection. */
    sequence: z.int().min(1),
    metrics: NodeMetrics,
    /** Null where the node is in no mesh. */
    mesh: MeshQuality.nullable().optional(),
    /** Of its processor, in degrees Celsius; null where the system does not tell it. */
    temperatureC: z.number().nullable().optional(),
    pipes: z.array(PipeMetrics.extend({ run: RunId, job: z.int() })),
    jobs: z.array(
      z.object({
        run: RunId,
        job: z.int(),
        epoch: z.int(),
        pid: z.int().nullable(),
        /** Compute blocks finished. */
        rounds: z.number(),
        dropped: z.number(),
      }),
    ),
  }),
  /** A job process started, ended or broke. */
  'job/changed': z.object({
    run: RunId,
    job: z.int(),
    epoch: z.int(),
    change: z.discriminatedUnion('type', [
      z.object({ type: z.literal('started') }),
      z.object({ type: z.literal('finished') }),
      z.object({ type: z.literal('stopped') }),
      z.object({ type: z.literal('crashed'), reason: z.string(), stack: z.string(), retry: z.boolean() }),
    ]),
  }),
  /**
   * A job has saved its state, and all that it wrote before is acknowledged. To the client that holds the run, which
   * answers with `job/kept`; again to one that takes the run up. A copy is of another node's job, was kept by the client
   * before, and has no answer.
   */
  'job/saved': JobSave.extend({
    run: RunId,
    job: z.int(),
    epoch: z.int(),
    isCopy: z.boolean().optional(),
  }),
  /** New console lines, batched; `skipped` lines before them were not sent. */
  output: z.object({ run: RunId, job: z.int(), lines: z.array(OutputLine), skipped: z.int().min(0) }),
  /** Another client holds the run now; this one may go on watching. */
  'run/taken': z.object({ run: RunId, by: Holder }),
  /** To those who watch: the holder has saved the run anew. */
  'run/saved': z.object({ run: RunId }).extend(SavedRun.omit({ record: true }).shape),
  /** To those who watch: the run is over on this agent. */
  'run/closed': z.object({ run: RunId }),
} as const
export type ToClient = typeof ToClient
export type ToClientMethod = keyof ToClient
export type ClientParams<M extends ToClientMethod> = z.infer<ToClient[M]>
