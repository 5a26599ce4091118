import type { Command } from 'commander'
import { nodeCount, seconds } from './option-values'

interface SimulateOptions {
  nodes: number
  duration?: number
  json?: true
}

/** `fission simulate NETWORK [--nodes N] [--duration S] [--json]` */
export function addSimulate(program: Command): void {
  program
    .command('simulate')
    .argument('<network>', 'name of a network of the project, or its path')
    .option('--nodes <n>', 'agents that stand for the nodes of the network', nodeCount, 1)
    .option('--duration <s>', 'end the simulation after this many seconds', seconds)
    .option('--json', 'print events as JSON lines')
    .description('Run a network on this computer, with real agents; Ctrl+C ends it.')
    .addHelpText(
      'after',
      `
What the jobs write lies in NETWORK/simulation/<job id>/ afterwards; NETWORK/simulation/info.txt says which job
has which id. The folder is cleared before each simulation.

Example:
  fission simulate my_network --nodes 3`,
    )
    .action(simulate)
}

async function simulate(reference: string, { nodes, duration, json }: SimulateOptions): Promise<void> {
  const { openNetwork } = await import('./open-network')
  const { simulateOnTerminal } = await import('./simulate-on-terminal')
  const summary = await simulateOnTerminal(openNetwork(reference), nodes, {
    durationMs: duration ?? null,
    json: json ?? false,
  })
  if (!summary || summary.failed) process.exitCode = 1
}
