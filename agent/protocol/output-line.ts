/** A console line, apart from what only agents need, as windows show it too. */
import * as z from 'zod'

/** One line of a job's console. */
export const OutputLine = z.object({
  /** Counts the lines of this job on this agent, from 1. */
  counter: z.int().min(1),
  stream: z.enum(['stdout', 'stderr', 'system']),
  /** Milliseconds since the epoch, by the node's clock. */
  time: z.number(),
  text: z.string(),
})
export type OutputLine = z.infer<typeof OutputLine>
