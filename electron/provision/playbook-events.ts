/** What our callback plugin prints, line by line. */
import * as z from 'zod'
import { TaskResult } from '../contract/provisioning'

/** `ansible/plugins/callback/fission_events.py` says what these are. */
const PlaybookEvent = z.discriminatedUnion('event', [
  z.object({ event: z.literal('plan'), tasks: z.int().nonnegative() }),
  z.object({ event: z.literal('task'), task: z.string() }),
  TaskResult.extend({ event: z.literal('result') }),
  z.object({ event: z.literal('summary'), hosts: z.record(z.string(), z.unknown()) }),
])
export type PlaybookEvent = z.infer<typeof PlaybookEvent>

/** Null for a line that is no event: Ansible's own words, for the log. */
export function parsePlaybookEvent(line: string): PlaybookEvent | null {
  if (!line.startsWith('{')) return null
  try {
    return PlaybookEvent.safeParse(JSON.parse(line)).data ?? null
  } catch {
    // A line that only looks like JSON.
    return null
  }
}
