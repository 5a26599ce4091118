/** The command line of the chaos test. */
import { parseArgs } from 'node:util'
import { faultKinds } from './schedule/fault'
import type { FaultKind } from './schedule/fault'
import type { Harm } from './schedule/episodes'

export interface ChaosOptions {
  seed: number
  minutes: number
  /** Faults after which it ends, also before its time is over. */
  faults: number
  harm: Harm
  /** The options that say the same again. */
  replay: string
}

/** What `--help` prints. */
export const usage = `Usage: npm run test:chaos -- [options]

Runs two networks on three hosts, and kills, cuts, mutes, slows and freezes hosts, agents, jobs and clients.

  --seed S      number that the schedule follows from (default: a random one, which is printed)
  --minutes M   how long (default 3)
  --faults N    end after so many faults, if that comes first
  --only KIND   these faults only; may be repeated, and \`kill\` means every kind that begins with it
  --single      never two faults at once
  --help        this text

Faults: ${faultKinds.join(', ')}
`

/** Reads the options; null: help was asked for. Throws an Error that says what is wrong. */
export function readOptions(args: string[]): ChaosOptions | null {
  const { values } = parseArgs({
    args,
    options: {
      seed: { type: 'string' },
      minutes: { type: 'string' },
      faults: { type: 'string' },
      only: { type: 'string', multiple: true, default: [] },
      single: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return null
  const faults = values.faults === undefined ? Infinity : positive('--faults', values.faults)
  const minutes = values.minutes ?? (faults === Infinity ? '3' : '600')
  const kindsOf = (word: string): FaultKind[] => faultKinds.filter((kind) => kind.startsWith(word))
  const unknown = values.only.filter((word) => kindsOf(word).length === 0)
  if (unknown.length > 0) {
    throw new Error(`No fault is called ${unknown.join(', ')}; there are ${faultKinds.join(', ')}`)
  }
  const seed = values.seed === undefined ? Date.now() % 1_000_000 : positive('--seed', values.seed)
  const given = args.filter((word, i) => word !== '--seed' && args[i - 1] !== '--seed')
  return {
    seed,
    minutes: positive('--minutes', minutes),
    faults,
    harm: {
      kinds: values.only.length === 0 ? faultKinds : values.only.flatMap(kindsOf),
      isSingle: values.single,
    },
    replay: [`--seed ${seed}`, ...given].join(' '),
  }
}

function positive(name: string, text: string): number {
  const number = Number(text)
  if (!(number > 0)) throw new Error(`${name} takes a number above 0`)
  return number
}
