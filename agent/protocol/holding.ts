/** Shapes of the messages by which clients hold, watch and take up runs. */
import * as z from 'zod'
import { Holder, RunId, SaveOrder } from './common'

/** Characters of one part of what a client keeps with an agent. */
const MAX_SAVED = 16 * 1024 * 1024

/** What the agent keeps for the next client, unread: two JSON documents of the client's own. */
export const SavedRun = z.object({
  order: SaveOrder,
  /** What does not change while one client holds the run. */
  record: z.string().max(MAX_SAVED),
  /** Where everything is. */
  state: z.string().max(MAX_SAVED),
})
export type SavedRun = z.infer<typeof SavedRun>

/** One run as `run/list` tells it. Times are milliseconds since the epoch by the agent's clock. */
export const RunOnAgent = z.object({
  run: RunId,
  network: z.string(),
  openedAt: z.number(),
  /** The highest term that any client has begun here. */
  term: z.int(),
  /** Who holds the run now; null: nobody. */
  holder: Holder.nullable(),
  /** Since when nobody holds it; null while somebody does. */
  leftAt: z.number().nullable(),
  /** When the agent ends it by itself unless somebody takes it up; null: never. */
  endsAt: z.number().nullable(),
  watchers: z.int(),
  /** Order of what is kept for the next client; null: nothing. */
  saved: SaveOrder.nullable(),
})
export type RunOnAgent = z.infer<typeof RunOnAgent>

/** What has become of one job on an agent. */
export const JobReality = z.object({
  job: z.int(),
  epoch: z.int().min(0),
  /** Generation of rounds that the job was started with or last reset to, or a later one that has reached it. */
  generation: z.int().min(0),
  state: z.discriminatedUnion('type', [
    z.object({ type: z.enum(['starting', 'running', 'stopping', 'finished', 'stopped']) }),
    z.object({ type: z.literal('crashed'), reason: z.string(), stack: z.string(), retry: z.boolean() }),
  ]),
  /** Since when it is in this state, by the agent's clock. */
  since: z.number(),
})
export type JobReality = z.infer<typeof JobReality>

/** With which console lines an attached client begins. */
export const OutputFrom = z.discriminatedUnion('type', [
  /** New ones only. */
  z.object({ type: z.literal('now') }),
  /** Those that the last holder was not sent; all that are kept if there was none. */
  z.object({ type: z.literal('missed') }),
  /** Those that came last, so many of each job. */
  z.object({ type: z.literal('last'), lines: z.int().min(0) }),
  /** Those after the counters that the client knows; all that are kept of other jobs. */
  z.object({
    type: z.literal('after'),
    counters: z.array(z.object({ job: z.int(), counter: z.int().min(0) })),
  }),
])
export type OutputFrom = z.infer<typeof OutputFrom>
