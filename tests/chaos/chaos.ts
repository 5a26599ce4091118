/** Harms hosts, agents, jobs and clients of running networks, and checks at their sinks that what is promised holds. */
import { setTimeout as sleep } from 'node:timers/promises'
import { readOptions, usage } from './options'
import { ChaosRun } from './chaos-run'
import type { Places } from './chaos-run'
import { faultText } from './schedule/fault'
import { nextEpisode } from './schedule/episodes'
import { Random } from './schedule/random'
import { summaryLines } from './summary'

async function chaos(args: string[], places: Places): Promise<number> {
  const options = readOptions(args)
  if (options === null) {
    process.stdout.write(usage)
    return 0
  }
  const { seed, minutes, harm } = options
  console.log(`seed ${seed}: npm run test:chaos -- ${options.replay}`)
  const run = await ChaosRun.start(places)
  try {
    await run.begun()
    const random = new Random(seed)
    const endMs = Date.now() + minutes * 60_000
    while (Date.now() < endMs && run.faults < options.faults && !run.isHopeless) {
      const episode = nextEpisode(random, harm, run.victims)
      run.say(episode.faults.map(({ atMs, fault }) => `+${atMs} ms ${faultText(fault)}`).join(', '))
      await run.suffer(episode)
      await sleep(episode.restMs)
    }
    await run.end()
  } finally {
    run.clear()
  }
  for (const line of summaryLines(run.summary())) console.log(line)
  return run.violations.length === 0 ? 0 : 1
}

const [program = '', networks = '', ...args] = process.argv.slice(2)
try {
  process.exitCode = await chaos(args, { program, networks })
} catch (error) {
  console.error(`error: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}
