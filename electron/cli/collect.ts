import type { Command } from 'commander'

interface CollectCommandOptions {
  json?: true
  trustNewHosts?: true
  passwordFile?: string
}

/** `fission collect NETWORK [--json] [--trust-new-hosts] [--password-file FILE]` */
export function addCollect(program: Command): void {
  program
    .command('collect')
    .argument(
      '[network]',
      'name of a network of the project, or its path; left out: the network of this folder',
      '.',
    )
    .option('--json', 'print one JSON document')
    .option('--trust-new-hosts', 'note the keys of hosts that were never seen before, without asking')
    .option('--password-file <file>', 'read the password of the nodes’ user from the first line of a file')
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
        trustNewHosts: options.trustNewHosts ?? false,
        passwordFile: options.passwordFile ?? null,
      })
    })
}
