/** The command line of the bench. */
import { parseArgs } from 'node:util'

export interface BenchOptions {
  runs: number
  /** Names of measures; empty: all. */
  only: string[]
  json: string | null
  quick: boolean
  profile: string | null
  program: string
}

/** What `--help` prints. */
export function usage(names: string[]): string {
  return `Usage: npm run bench -- [options]

  --runs N        fresh runs of each measure, of which the median counts (default 5)
  --only NAME     this measure only; may be repeated
  --json FILE     write machine, figures and all runs as JSON
  --quick         one short run of each, to see that it works
  --profile NAME  run one measure once under the profiler and print where the time of each process goes
  --program FILE  another build of the command line (default dist/fission.cjs)
  --help          this text

Measures: ${names.join(', ')}
`
}

/** Reads the options; null: help was asked for. Throws an Error that says what is wrong. */
export function readOptions(args: string[], names: string[], program: string): BenchOptions | null {
  const { values } = parseArgs({
    args,
    options: {
      runs: { type: 'string' },
      only: { type: 'string', multiple: true, default: [] },
      json: { type: 'string' },
      quick: { type: 'boolean', default: false },
      profile: { type: 'string' },
      program: { type: 'string', default: program },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return null
  const { only, json = null, quick, profile = null } = values
  const runs = Number(values.runs ?? (quick ? 1 : 5))
  if (!Number.isSafeInteger(runs) || runs < 1) throw new Error('--runs takes a whole number of at least 1')
  const unknown = [...only, ...(profile === null ? [] : [profile])].filter((name) => !names.includes(name))
  if (unknown.length > 0) throw new Error(`No measure ${unknown.join(', ')}; there are ${names.join(', ')}`)
  return { runs, only, json, quick, profile, program: values.program }
}
