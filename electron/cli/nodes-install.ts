import type { Command } from 'commander'
import type { InstalledNode } from '../client/nodes/install-nodes'
import { addLoginOptions, loginAnswers } from './login-options'
import type { LoginOptions } from './login-options'

interface InstallOptions extends LoginOptions {
  json?: true
  upgrade?: true
}

/** `fission nodes install NETWORK [--json] [--trust-new-hosts] [--password-file FILE] [--upgrade]` */
export function addNodesInstall(program: Command): void {
  const existing = program.commands.find((command) => command.name() === 'nodes')
  const nodes = existing ?? program.command('nodes').description('Look after the nodes of a network.')
  const command = nodes
    .command('install')
    .argument('<network>', 'name of a network of the project, or its path')
    .option('--json', 'print one JSON document')
  addLoginOptions(command)
    .option('--upgrade', 'replace agents of another version or build; what they still run ends')
    .description('Install and start the agent on every node, over SSH; a run does it by itself.')
    .addHelpText('after', '\nExample:\n  fission nodes install my_network')
    // `nodes` itself has some of these options, and takes them where they stand.
    .action((reference: string) => install(reference, command.optsWithGlobals<InstallOptions>()))
}

async function install(reference: string, options: InstallOptions): Promise<void> {
  const { openNetwork } = await import('./open-network')
  const { installNodes } = await import('../client/nodes/install-nodes')
  const { formatProblems } = await import('../../agent/core/network/format-problem')
  const { mayUpgrade, terminalQuestions } = await import('./terminal-questions')
  const { nodesEventLines } = await import('./nodes-event-text')
  const answers = { ...loginAnswers(options), upgrade: options.upgrade ?? false }
  const outcome = await installNodes(openNetwork(reference), {
    questions: terminalQuestions(answers),
    mayUpgrade: mayUpgrade(answers),
    onEvent: (event) => {
      if (event.type !== 'sending' && event.type !== 'reading')
        process.stderr.write(`${nodesEventLines(event).join('\n')}\n`)
    },
  })
  if (!outcome.ok) {
    process.stderr.write(`${formatProblems(outcome.problems)}\n`)
    process.exitCode = 1
    return
  }
  const text = options.json ? JSON.stringify(outcome.nodes, null, 2) : outcome.nodes.map(nodeText).join('\n')
  process.stdout.write(`${text}\n`)
  if (outcome.nodes.some(({ ok }) => !ok)) process.exitCode = 1
}

function nodeText(node: InstalledNode): string {
  if (!node.ok) return `✗ ${node.message}${node.hint ? `\n  hint: ${node.hint}` : ''}`
  return `✓ ${node.node}: agent ${node.agent} runs (${node.hostname}, ${node.architecture}, ${node.cores} cores)`
}
