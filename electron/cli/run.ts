import type { Command } from 'commander'
import { seconds } from './option-values'

import { addLoginOptions, loginAnswers } from './login-options'
import type { LoginOptions } from './login-options'

interface RunCommandOptions extends LoginOptions {
  duration?: number
  json?: true
  detach?: true
  upgrade?: true
}

/** `fission run NETWORK [--duration S] [--json] [--detach] [--trust-new-hosts] [--password-file FILE] [--upgrade]` */
export function addRun(program: Command): void {
  const command = program
    .command('run')
    .argument('<network>', 'name of a network of the project, or its path')
    .option('--duration <s>', 'end the run after this many seconds', seconds)
    .option('--json', 'print events as JSON lines')
    .option('--detach', 'leave the run to its nodes once it has begun; fission attach takes it up')
  addLoginOptions(command)
    .option('--upgrade', 'replace agents of another version or build; what they still run ends')
    .description('Run a network on its nodes over SSH; Ctrl+C asks whether to stop it or leave it running.')
    .addHelpText(
      'after',
      `
Nodes are logged in to as ssh does it: with ~/.ssh/config, your ssh-agent, your keys, then a password. A node needs
Node.js 18 or newer; its agent is installed when it is missing. Nodes that are off join when they are back.
What local jobs write lies in NETWORK/local/<job id>/. They end with this command, also when the run is left to its nodes;
fission attach lets them go on. Reliable pipes keep what is sent to them meanwhile, up to a limit at which sources wait.
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
    ...loginAnswers(options),
    upgrade: options.upgrade ?? false,
  })
  if (!end || (end.type === 'ended' && end.summary.failed)) process.exitCode = 1
}
