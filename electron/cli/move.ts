import { InvalidArgumentError } from 'commander'
import type { Command } from 'commander'

import { addLoginOptions, loginAnswers } from './login-options'
import type { LoginOptions } from './login-options'

interface MoveOptions extends LoginOptions {
  run?: string
  json?: true
}

/** `fission move JOB NODE [--run RUN] [--json]` */
export function addMove(program: Command): void {
  const command = program
    .command('move')
    .argument('<job>', 'id of a job, as fission nodes shows it', jobId)
    .argument('<node>', 'name or address of the node that is to have it')
    .option('--run <run>', 'a network or the id of a run; left out: the only run of this computer')
    .option('--json', 'print the result as one JSON document')
  addLoginOptions(command)
    .description('Move a job of a run to another node, from any terminal of this computer.')
    .addHelpText(
      'after',
      `
The node must be up, have a free slot, and be in one of the job's groups. Reliable pipes lose nothing by a move, and a job that
saves its state goes on from it; other jobs start anew, and blocks on their way to them are lost. The client that holds the
run on this computer does it; where there is none, take the run up first: fission attach.

Example:
  fission move 5 pi3`,
    )
    .action(async (job: number, node: string, options: MoveOptions) => {
      const { run, json } = options
      const { moveHere } = await import('./move-here')
      const moved = await moveHere(run ?? null, { job, node, ...loginAnswers(options) })
      const text = `${moved.name} moved ${moved.from === null ? '' : `from ${moved.from} `}to ${moved.to}`
      process.stdout.write(`${json ? JSON.stringify(moved) : text}\n`)
    })
}

function jobId(text: string): number {
  if (/^[1-9]\d*$/.test(text)) return Number(text)
  throw new InvalidArgumentError('It must be the id of a job, such as 5.')
}
