import type { Command } from 'commander'

import { addLoginOptions, loginAnswers } from './login-options'
import type { LoginOptions } from './login-options'

/** `fission nodes [RUN|NETWORK] [--json]` */
export function addNodes(program: Command): void {
  const nodes = program
    .command('nodes')
    // Options behind `install` are its own.
    .enablePositionalOptions()
    .argument('[run]', 'a network or the id of a run; left out: the only run of this computer')
    .option('--json', 'print the status as one JSON document')
  addLoginOptions(nodes)
    .description(
      'Show the nodes of a run with their figures, and where each job is; also while no client holds it.',
    )
    .addHelpText('after', '\nExample:\n  fission nodes my_network')
    .action(async (reference: string | undefined, options: LoginOptions & { json?: true }) => {
      const { json } = options
      const { statusHere } = await import('./status-here')
      const { statusLines } = await import('./status-text')
      const status = await statusHere(reference ?? null, loginAnswers(options))
      process.stdout.write(`${json ? JSON.stringify(status, null, 2) : statusLines(status).join('\n')}\n`)
    })
}
