/** Finds a run and takes it up on this terminal. */
import type { AdoptWish } from './adopt-on-terminal'
import { findRecord } from './find-record'
import type { HoldEnd } from './hold-on-terminal'
import type { LoginAnswers } from './login-options'
import { withReach } from './with-reach'

/** Resolves when this terminal has no more part in the run. */
export function attachHere(
  reference: string | null,
  { takeOver, json, ...answers }: AdoptWish & LoginAnswers,
): Promise<HoldEnd> {
  return withReach(answers, async (reach) => {
    const record = await findRecord(reference, reach, 'fission attach')
    reach.logInAhead(record.nodes)
    // The rest is loaded while the nodes let this client in.
    const { adoptOnTerminal } = await import('./adopt-on-terminal')
    return adoptOnTerminal(record, reach, { takeOver, json })
  })
}
