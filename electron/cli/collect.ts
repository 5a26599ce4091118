import type { Command } from 'commander'

import { addLoginOptions, loginAnswers } from './login-options'
import type { LoginOptions } from './login-options'

interface CollectCommandOptions extends LoginOptions {
  json?: true
}

/** `fission collect NETWORK [--json] [--trust-new-hosts] [--password-file FILE]` */
export function addCollect(program: Command): void {
  const collect = program
    .command('collect')
    .argument(
      '[network]',
      'name of a network of the project, or its path; left out: the network of this folder',
      '.',
    )
    .option('--json', 'print one JSON document')
  addLoginOptions(collect)
    .description(
      'Bring the logs and the job folders of all nodes here, from the run that goes on or the last one.',
    )
    .addHelpText(
      'after',
      `
Each node's files come to NETWORK/collection/<node>/: one folder for each job, the log of the run, and agent.log, which
is the agent's own. A node's folder is exchanged once all of it is there; it stays as it was when the node cannot be
reached, and when Ctrl+C ends the command. What local jobs write is on this computer already, in NETWORK/local/.

Example:
  fission collect my_network`,
    )
    .action(async (reference: string, options: CollectCommandOptions) => {
      const { collectOnTerminal } = await import('./collect-on-terminal')
      process.exitCode = await collectOnTerminal(reference, {
        json: options.json ?? false,
        ...loginAnswers(options),
      })
    })
}
