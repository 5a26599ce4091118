/**
 * The first frame on a link between agents: a control frame with this JSON, before any block. The agent that
 * listens answers with a control frame too; after `accepted` blocks flow one way, and acknowledgements of a
 * reliable pipe the other.
 */
import * as z from 'zod'
import { Position, RunId } from './common'

/** What the agent that writes a pipe says of itself. */
export const LinkOpening = z.object({
  run: RunId,
  pipe: z.int(),
  /** Epoch of the job that writes. */
  sourceEpoch: z.int().min(0),
  /** Reliable pipes only: what the writer knows to be acknowledged. A reader that begins goes on after it. */
  acknowledged: Position.optional(),
})
export type LinkOpening = z.infer<typeof LinkOpening>

/** What the agent that reads the pipe answers. */
export const LinkAnswer = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('accepted'),
    /** Reliable pipes only: the writer goes on after this block. */
    received: Position.optional(),
  }),
  /** Not here yet: try again soon. */
  z.object({ type: z.literal('not-here') }),
  /** A newer placement writes this pipe: stop for good. */
  z.object({ type: z.literal('stale'), sourceEpoch: z.int() }),
])
export type LinkAnswer = z.infer<typeof LinkAnswer>
