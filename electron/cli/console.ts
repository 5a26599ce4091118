import { InvalidArgumentError } from 'commander'
import type { Command } from 'commander'

import { addLoginOptions, loginAnswers } from './login-options'
import type { LoginOptions } from './login-options'

interface ConsoleOptions extends LoginOptions {
  run?: string
  last: number
  follow?: true
  json?: true
}

/** `fission console JOB… [--run RUN] [--last N] [--follow] [--json]` */
export function addConsole(program: Command): void {
  const command = program
    .command('console')
    .argument('<job...>', 'ids of jobs, as fission nodes shows them', collectIds, [])
    .option('--run <run>', 'a network or the id of a run; left out: the only run of this computer')
    .option('--last <n>', 'lines to begin with', lineCount, 20)
    .option('--follow', 'go on with what the jobs print from now on')
    .option('--json', 'print JSON lines')
  addLoginOptions(command)
    .description("Show the last lines of jobs' consoles, from any terminal of this computer.")
    .addHelpText('after', '\nExample:\n  fission console 5 --last 100 --follow')
    .action(async (jobs: number[], options: ConsoleOptions) => {
      const { run, last, follow, json } = options
      const { consoleHere } = await import('./console-here')
      const wish = { jobs, last, follow: follow ?? false, json: json ?? false }
      await consoleHere(run ?? null, { ...wish, ...loginAnswers(options) })
    })
}

function collectIds(text: string, earlier: number[]): number[] {
  if (/^[1-9]\d*$/.test(text)) return [...earlier, Number(text)]
  throw new InvalidArgumentError('It must be the id of a job, such as 5.')
}

function lineCount(text: string): number {
  const count = Number(text)
  if (/^\d+$/.test(text) && count <= 10_000) return count
  throw new InvalidArgumentError('It must be a whole number from 0 to 10000.')
}
