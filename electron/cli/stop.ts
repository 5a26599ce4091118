import type { Command } from 'commander'

import { addLoginOptions, loginAnswers } from './login-options'
import type { LoginOptions } from './login-options'

/** `fission stop [RUN|NETWORK] [--json]` */
export function addStop(program: Command): void {
  const stop = program
    .command('stop')
    .argument('[run]', 'a network or the id of a run; left out: the only run of this computer')
    .option('--json', 'print the result as one JSON document')
  addLoginOptions(stop)
    .description('Stop a run on all its nodes, from any terminal of this computer.')
    .addHelpText(
      'after',
      `
The client that holds the run on this computer is told to end it. Where there is none, this command takes the run up
and ends it; a client on another computer that holds it is not disturbed: take it over with fission attach --take-over.

Example:
  fission stop my_network`,
    )
    .action(async (reference: string | undefined, options: LoginOptions & { json?: true }) => {
      const { json } = options
      const { stopHere } = await import('./stop-here')
      const { network, run } = await stopHere(reference ?? null, loginAnswers(options))
      process.stdout.write(
        json ? `${JSON.stringify({ network, run, stopped: true })}\n` : `Stopped ${network}\n`,
      )
    })
}
