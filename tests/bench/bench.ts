/** Measures the product as a user runs it: `fission simulate`, real agents, real job processes. */
import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { browserProgram } from '../e2e/support/served-app'
import { makeContext } from './context'
import { hasHosts } from './host-lab'
import type { Context, Measure } from './measure'
import { measures } from './measures'
import { readOptions, usage, type BenchOptions } from './options'
import { profileMeasure } from './profile/profile-measure'
import { machineLine, report } from './report'
import type { Result } from './results'
import { markdownTable, verdict } from './table'
import { timingOf } from './timing'

/** Folders that the starter of the bench gives it. */
export interface Places {
  /** The repository. */
  root: string
  /** Where the networks lie in a copy. */
  workspace: string
  /** What a profiled process loads first. */
  preload: string
  /** `bare/relay.cjs`. */
  relay: string
}

/** Whether a measure that the arguments ask for runs on hosts. */
export function needsHosts(args: string[]): boolean {
  const options = readOptions(args, allNames(), '')
  return options !== null && chosenBy(options).some((measure) => measure.needsHosts)
}

function allNames(): string[] {
  return measures.map(({ name }) => name)
}

function chosenBy({ only, profile }: BenchOptions): Measure[] {
  if (profile !== null) return measures.filter(({ name }) => name === profile)
  return measures.filter(({ name }) => only.length === 0 || only.includes(name))
}

/** Runs what the arguments ask for; resolves to the exit code, which is 1 only when something could not be measured. */
export async function bench(args: string[], { root, workspace, preload, relay }: Places): Promise<number> {
  const names = allNames()
  const options = readOptions(args, names, path.join(root, 'dist/fission.cjs'))
  if (!options) {
    process.stdout.write(usage(names))
    return 0
  }
  const { program, profile } = options
  if (!existsSync(program)) throw new Error(`${program} is missing; run npm run build`)
  const setting = { workspace, relay, program, timing: timingOf(options) }
  if (profile !== null) {
    const [measure] = chosenBy(options)
    console.log(await profileMeasure(measure!, setting, preload))
    return 0
  }
  const hasBrowser = existsSync(browserProgram)
  const wanted = chosenBy(options).filter((measure) => !measure.needsHosts || hasHosts())
  const chosen = wanted.filter((measure) => !measure.needsBrowser || hasBrowser)
  if (chosen.length < wanted.length)
    console.error(`The measures of the window are left out: there is no ${browserProgram}.`)
  const results = await measureAll(chosen, options.runs, makeContext(setting))
  show(results, options)
  return results.some(({ failures }) => failures.length > 0) ? 1 : 0
}

/** Goes through all measures again and again, so that a busy moment of the machine spoils one run of each at most. */
async function measureAll(chosen: Measure[], runs: number, context: Context): Promise<Result[]> {
  const results = chosen.map((measure): Result => ({ measure, runs: [], failures: [] }))
  for (let run = 1; run <= runs; run++) {
    for (const result of results) {
      const said = await measureOnce(result, context)
      process.stderr.write(`${run}/${runs} ${result.measure.name}: ${said}\n`)
    }
  }
  return results
}

async function measureOnce({ measure, runs, failures }: Result, context: Context): Promise<string> {
  try {
    const figures = await measure.run(context)
    runs.push(figures)
    return measure.show(figures)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    failures.push(reason)
    return `failed: ${reason}`
  }
}

function show(results: Result[], options: BenchOptions): void {
  const caution = options.quick ? 'One short run of each: the figures mean little.\n' : ''
  console.log(`\n${machineLine()}\n\n${markdownTable(results)}\n\n${caution}${verdict(results)}`)
  if (options.json === null) return
  const settings = { runs: options.runs, ...timingOf(options) }
  writeFileSync(options.json, `${JSON.stringify(report(results, settings), null, 2)}\n`)
}
