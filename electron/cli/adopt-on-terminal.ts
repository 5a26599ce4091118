/** Takes up a run and holds it on this terminal. */
import { leftoverText } from '../client/handover/leftovers'
import type { LocalRecord } from '../client/handover/local-records'
import type { Reach } from '../client/handover/reach'
import { holdOnTerminal } from './hold-on-terminal'
import type { HoldEnd } from './hold-on-terminal'
import { localJobLines } from './local-jobs-text'
import { takeUpHere } from './take-up-here'
import type { HeldRun } from './take-up-here'

const NAME = 'fission attach'

export interface AdoptWish {
  /** Another client that holds the run lets go. */
  takeOver: boolean
  /** Events as JSON lines on stdout instead of text. */
  json: boolean
}

/** Resolves when this terminal has no more part in the run. */
export async function adoptOnTerminal(
  record: LocalRecord,
  reach: Reach,
  { takeOver, json }: AdoptWish,
): Promise<HoldEnd> {
  const held = await takeUpHere(record, reach, { name: NAME, takeOver, withLocalJobs: true })
  try {
    if (!json) process.stderr.write(`${lines(held).join('\n')}\n`)
    return await holdOnTerminal(held.run, { name: NAME, json, durationMs: null, detach: false })
  } finally {
    await held.release()
  }
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
