import type { Command } from 'commander'
import { seconds } from './option-values'

interface RunCommandOptions {
  duration?: number
  json?: true
  detach?: true
  trustNewHosts?: true
  passwordFile?: string
  upgrade?: true
}

/** `fission run NETWORK [--duration S] [--json] [--detach] [--trust-new-hosts] [--password-file FILE] [--upgrade]` */
export function addRun(program: Command): void {
  program
    .command('run')
    .argument('<network>', 'name of a network of the project, or its path')
    .option('--duration <s>', 'end the run after this many seconds', seconds)
    .option('--json', 'print events as JSON lines')
    .option('--detach', 'leave the run to its nodes once it has begun; fission attach takes it up')
    .option('--trust-new-hosts', 'note the keys of hosts that were never seen before, without asking')
    .option('--password-file <file>', 'read the password of the nodes’ user from the first line of a file')
    .option('--upgrade', 'replace agents of another version; what they still run ends')
    .description('Run a network on its nodes over SSH; Ctrl+C asks whether to stop it or leave it running.')
    .addHelpText(
      'after',
      `
Nodes are logged in to as ssh does it: with ~/.ssh/config, your ssh-agent, your keys, then a password. A node needs
Node.js 18 or newer; its agent is installed when it is missing. Nodes that are off join when they are back.
What local jobs write lies in NETWORK/local/<job id>/; they end with this command, also when the run is left to its nodes.
Without a terminal SIGINT and SIGTERM stop the run. A closed terminal (SIGHUP) leaves it running.

Example:
  fission run my_network`,
    )
    .action(run)
}

async function run(reference: string, options: RunCommandOptions): Promise<void> {
  const { openNetwork } = await import('./open-network')
  const { runNodesOnTerminal } = await import('./run-nodes-on-terminal')
  const end = await runNodesOnTerminal(openNetwork(reference), {
    durationMs: options.duration ?? null,
    json: options.json ?? false,
    detach: options.detach ?? false,
    trustNewHosts: options.trustNewHosts ?? false,
    passwordFile: options.passwordFile ?? null,
    upgrade: options.upgrade ?? false,
  })
  if (!end || (end.type === 'ended' && end.summary.failed)) process.exitCode = 1
}
