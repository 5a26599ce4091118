/** One mistake in a network, said so that its author can mend it. */
import * as z from 'zod'
import { Position } from './description'

export const Problem = z.object({
  /** Stable name of the rule, e.g. `pipe-no-source`. */
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  /** What is wrong, with the names the user gave. */
  message: z.string(),
  /** What to do about it. */
  hint: z.string(),
  job: z.int().optional(),
  pipe: z.int().optional(),
  position: Position.optional(),
})
export type Problem = z.infer<typeof Problem>
