import type { Command } from 'commander'

/** `fission interactive NETWORK` */
export function addInteractive(program: Command): void {
  program
    .command('interactive')
    .argument('<network>', 'name of a network of the project, or its path')
    .description('Open a prompt in the language of the config, with the network and emulate at hand.')
    .addHelpText(
      'after',
      `
The prompt knows network, JOBS, PIPES, NODES, GROUPS and emulate. The network need not be complete.

Example:
  fission interactive my_network
  > await emulate(JOBS[5])(2, 3, 4)     in TypeScript
  >>> emulate(JOBS[5])(2, 3, 4)         in Python`,
    )
    .action(async (reference: string) => {
      const { openNetwork } = await import('./open-network')
      const { openRepl } = await import('../interactive/open-repl')
      const { formatProblems } = await import('../../agent/core/network/format-problem')
      const outcome = await openRepl(openNetwork(reference))
      if (!outcome.ok) process.stderr.write(`${formatProblems(outcome.problems)}\n`)
      process.exitCode = outcome.ok ? outcome.code : 1
    })
}
