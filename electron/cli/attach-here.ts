/** Takes up a run and holds it on this terminal. */
import { leftoverText } from '../client/handover/leftovers'
import { holdOnTerminal } from './hold-on-terminal'
import type { HoldEnd } from './hold-on-terminal'
import { findRecord } from './find-record'
import { localJobLines } from './local-jobs-text'
import type { LoginAnswers } from './login-options'
import { takeUpHere } from './take-up-here'
import type { HeldRun } from './take-up-here'
import { withReach } from './with-reach'

const NAME = 'fission attach'

interface AttachWish extends LoginAnswers {
  takeOver: boolean
  json: boolean
}

/** Resolves when this terminal has no more part in the run. */
export function attachHere(
  reference: string | null,
  { takeOver, json, ...answers }: AttachWish,
): Promise<HoldEnd> {
  return withReach(answers, async (reach) => {
    const record = await findRecord(reference, reach, NAME)
    const held = await takeUpHere(record, reach, { name: NAME, takeOver, withLocalJobs: true })
    try {
      if (!json) process.stderr.write(`${lines(held).join('\n')}\n`)
      return await holdOnTerminal(held.run, { name: NAME, json, durationMs: null, detach: false })
    } finally {
      await held.release()
    }
  })
}

/** What is to be known of a run that has just been taken up. */
function lines(held: HeldRun): string[] {
  const { record, leftAt, leftovers, failures } = held
  const seconds = leftAt === null ? null : Math.round((Date.now() - leftAt) / 1000)
  const since = seconds === null ? '' : `; no client was there for ${seconds} s`
  return [
    `-- ${record.network.name}, run ${record.run}${since}`,
    ...[...failures].map(([node, { message }]) => `warning: node ${node}: ${message}`),
    ...leftovers.map((left) => `-- ${leftoverText(left)}`),
    ...localJobLines(held).map((line) => `-- ${line}`),
  ]
}
