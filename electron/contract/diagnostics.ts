/** Why something does not work: checks of a node and of this computer, told one by one. */
import * as z from 'zod'
import { domain, stream } from './kit/define'
import { SetupNode, SignIn } from './provision'
import { ProjectRoot } from './project'

/** What one check found. */
export const Diagnosis = z.object({
  /** Names the check, such as `host-key`. */
  check: z.string(),
  /** What was looked at, in words. */
  title: z.string(),
  /** `skipped`: it needs something that is not there. */
  status: z.enum(['good', 'warning', 'bad', 'skipped']),
  text: z.string(),
  /** What to do; null: nothing. */
  hint: z.string().nullable(),
})
export type Diagnosis = z.infer<typeof Diagnosis>

export const diagnostics = domain('diagnostics', {
  /** Looks at this computer. */
  computer: stream(z.void(), Diagnosis),
  /** Looks at a node, and at the way to it from here and from the other nodes of the inventory. */
  node: stream(z.object({ root: ProjectRoot.nullable(), node: SetupNode, signIn: SignIn }), Diagnosis),
})
