/**
 * What a second terminal may ask of the client that holds a run on this computer. Every message is answered before the
 * next one comes: the framing below it delivers a message only once the whole of what has arrived ends with one.
 */
import * as z from 'zod'
import { OutputLine } from '../../../agent/protocol/common'
import { RunStatus } from './run-status'

/** What follows a run, newest last; text as a terminal shows it stays with whoever shows it. */
const Followed = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('output'),
    job: z.int(),
    node: z.string(),
    lines: z.array(OutputLine),
    skipped: z.int().min(0),
  }),
  z.object({ type: z.literal('notice'), notice: z.looseObject({ type: z.string() }) }),
  z.object({ type: z.literal('trouble'), job: z.int(), message: z.string() }),
  z.object({ type: z.literal('taken'), by: z.looseObject({ name: z.string(), host: z.string() }) }),
  z.object({ type: z.literal('ended'), failed: z.boolean() }),
])
export type Followed = z.infer<typeof Followed>

/** Method → schemas of parameters and result. */
export const Channel = {
  status: { params: z.object({}), result: RunStatus },
  /** The last lines of jobs' consoles, as far as their nodes keep them. */
  console: {
    params: z.object({ jobs: z.array(z.int()), last: z.int().min(0).max(10_000) }),
    result: z.object({ consoles: z.array(z.object({ job: z.int(), lines: z.array(OutputLine) })) }),
  },
  /** Where `follow` begins if it is to tell what happens from now on. */
  cursor: { params: z.object({}), result: z.object({ cursor: z.int() }) },
  /** Waits a while for what happens from the cursor on; `lost` events before it are gone. */
  follow: {
    params: z.object({ cursor: z.int().min(1) }),
    result: z.object({ cursor: z.int(), lost: z.int().min(0), events: z.array(Followed) }),
  },
  /** Takes a job to another node; answers at once, and `follow` tells what comes of it. */
  move: { params: z.object({ job: z.int(), node: z.string() }), result: z.null() },
  /** Ends the run in order; answers at once. */
  stop: { params: z.object({}), result: z.null() },
} as const
export type Channel = typeof Channel
export type ChannelMethod = keyof Channel
export type ChannelParams<M extends ChannelMethod> = z.infer<Channel[M]['params']>
export type ChannelResult<M extends ChannelMethod> = z.infer<Channel[M]['result']>

export const ChannelRequest = z.object({
  call: z.int(),
  method: z.enum(['status', 'console', 'cursor', 'follow', 'move', 'stop']),
  params: z.unknown(),
})

/** What of a request can be read whatever version sent it. */
export const ForeignRequest = z.object({ call: z.int(), method: z.string().max(100) })

export const ChannelAnswer = z.union([
  z.object({ call: z.int(), result: z.unknown() }).strict(),
  z
    .object({ call: z.int(), error: z.object({ code: z.string(), message: z.string(), hint: z.string() }) })
    .strict(),
])
