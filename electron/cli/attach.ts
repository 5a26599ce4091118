import type { Command } from 'commander'

interface AttachOptions {
  watch?: true
  takeOver?: true
  json?: true
}

/** `fission attach [RUN|NETWORK] [--watch] [--take-over] [--json]` */
export function addAttach(program: Command): void {
  program
    .command('attach')
    .argument('[run]', 'a network or the id of a run; left out: the only run of this computer')
    .option('--watch', 'only look on, beside the client that holds the run')
    .option('--take-over', 'hold the run also when another client does; that one is told and lets go')
    .option('--json', 'print events as JSON lines')
    .description(
      'Take up a run that its client left, was killed, or lost sight of: the same run, nothing starts again.',
    )
    .addHelpText(
      'after',
      `
Lines that were printed while no client was there come first, as far as the nodes keep them (10,000 lines or 4 MiB a
job); what is gone is marked. A job that crashed meanwhile starts again now, and jobs of a node that was lost move now:
without a client nobody decides.

Examples:
  fission attach my_network
  fission attach my_network --watch`,
    )
    .action(async (reference: string | undefined, options: AttachOptions) => {
      const json = options.json ?? false
      if (options.watch) {
        const { watchHere } = await import('./watch-here')
        await watchHere(reference ?? null, json)
        return
      }
      const { attachHere } = await import('./attach-here')
      const end = await attachHere(reference ?? null, { takeOver: options.takeOver ?? false, json })
      if (end.type === 'ended' && end.summary.failed) process.exitCode = 1
    })
}
