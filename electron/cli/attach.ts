import type { Command } from 'commander'

import { addLoginOptions, loginAnswers } from './login-options'
import type { LoginOptions } from './login-options'

interface AttachOptions extends LoginOptions {
  watch?: true
  takeOver?: true
  json?: true
}

/** `fission attach [RUN|NETWORK] [--watch] [--take-over] [--json] [--trust-new-hosts] [--password-file FILE]` */
export function addAttach(program: Command): void {
  const attach = program
    .command('attach')
    .argument('[run]', 'a network or the id of a run; left out: the only run there is')
    .option('--watch', 'only look on, beside the client that holds the run')
    .option('--take-over', 'hold the run also when another client does; that one is told and lets go')
    .option('--json', 'print events as JSON lines')
  addLoginOptions(attach)
    .description(
      'Take up a run that its client left, was killed, or lost sight of: the same run, nothing starts again.',
    )
    .addHelpText(
      'after',
      `
Lines that were printed while no client was there come first, as far as the nodes keep them (10,000 lines or 4 MiB a
job); what is gone is marked. A job that crashed meanwhile starts again now, and jobs of a node that was lost move now:
without a client nobody decides. Local jobs, such as CSV sinks, go on here: rows are added to the files in NETWORK/local/.
What was sent to them on reliable pipes was kept for them.

A run that this computer does not know, because it was begun on another one, is found through the nodes of the project's
networks: change into the project first.

Examples:
  fission attach my_network
  fission attach my_network --watch`,
    )
    .action(async (reference: string | undefined, options: AttachOptions) => {
      const json = options.json ?? false
      if (options.watch) {
        const { watchHere } = await import('./watch-here')
        await watchHere(reference ?? null, { json, ...loginAnswers(options) })
        return
      }
      const { attachHere } = await import('./attach-here')
      const end = await attachHere(reference ?? null, {
        takeOver: options.takeOver ?? false,
        json,
        ...loginAnswers(options),
      })
      if (end.type === 'ended' && end.summary.failed) process.exitCode = 1
    })
}
