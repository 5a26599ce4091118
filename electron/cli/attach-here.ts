/** Takes up a run of this computer and holds it on this terminal. */
import { holdOnTerminal } from './hold-on-terminal'
import type { HoldEnd } from './hold-on-terminal'
import { pickRecord } from './run-here'
import { takeUpHere } from './take-up-here'

const NAME = 'fission attach'

/** Resolves when this terminal has no more part in the run. */
export async function attachHere(
  reference: string | null,
  { takeOver, json }: { takeOver: boolean; json: boolean },
): Promise<HoldEnd> {
  const record = pickRecord(reference)
  const { run, leftAt, failures, release } = await takeUpHere(record, { name: NAME, takeOver })
  if (!json) {
    const seconds = leftAt === null ? null : Math.round((Date.now() - leftAt) / 1000)
    const since = seconds === null ? '' : `; no client was there for ${seconds} s`
    process.stderr.write(`-- ${record.network}, run ${record.run}${since}\n`)
    for (const [node, failure] of failures)
      process.stderr.write(`warning: node ${node}: ${failure.message}\n`)
  }
  const end = await holdOnTerminal(run, { name: NAME, json, durationMs: null, detach: false })
  release()
  return end
}
