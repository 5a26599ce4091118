import { InvalidArgumentError } from 'commander'
import type { Command } from 'commander'
import { nodeCount, seconds } from './option-values'

interface DemoOptions {
  nodes: number
  duration: number
  killAfter: number
}

/** `fission demo [FOLDER] [--nodes N] [--kill-after S] [--duration S]` */
export function addDemo(program: Command): void {
  program
    .command('demo')
    .argument('[folder]', 'where to copy the demo project; left out: a temporary folder')
    .option('--nodes <n>', 'agents to start, at least 2', severalNodes, 3)
    .option('--kill-after <s>', 'kill the agent that runs JoinJob after this many seconds', seconds, 5000)
    .option('--duration <s>', 'end after this many seconds', seconds, 12_000)
    .description('Simulate the tutorial network, kill one of its agents, and watch its jobs move.')
    .addHelpText('after', '\nExample:\n  fission demo my_demo --nodes 4 --kill-after 3')
    .action(async (folder: string | undefined, options: DemoOptions) => {
      const { runDemo } = await import('./run-demo')
      const succeeded = await runDemo({
        folder: folder ?? null,
        nodes: options.nodes,
        killAfterMs: options.killAfter,
        durationMs: options.duration,
      })
      if (!succeeded) process.exitCode = 1
    })
}

function severalNodes(text: string): number {
  const count = nodeCount(text)
  if (count >= 2) return count
  throw new InvalidArgumentError('The jobs of the agent that is killed need another one.')
}
