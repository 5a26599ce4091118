/** Notifications from an agent to its client: JSON-RPC method → schema of parameters. */
import * as z from 'zod'
import { NodeMetrics, OutputLine, PipeMetrics, RunId } from './common'

export const ToClient = {
  heartbeat: z.object({
    /** Counts up from 1 on each connection. */
    sequence: z.int().min(1),
    metrics: NodeMetrics,
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
  /** New console lines, batched; `skipped` lines before them were not sent. */
  output: z.object({ run: RunId, job: z.int(), lines: z.array(OutputLine), skipped: z.int().min(0) }),
} as const
export type ToClient = typeof ToClient
export type ToClientMethod = keyof ToClient
export type ClientParams<M extends ToClientMethod> = z.infer<ToClient[M]>
