import type { Command } from 'commander'
import type { NetworkFolder } from '../project/network-folder'
import type { Problem } from '../../agent/core/network/problem'

/** `fission validate NETWORK [--json]` */
export function addValidate(program: Command): void {
  program
    .command('validate')
    .argument('<network>', 'name of a network of the project, or its path')
    .option('--json', 'print the problems as one JSON document')
    .description('Find every mistake in a network, with file and line, without starting anything.')
    .addHelpText('after', '\nExample:\n  fission validate my_network')
    .action(async (reference: string, { json }: { json?: true }) => {
      const { openNetwork } = await import('./open-network')
      const { formatProblems } = await import('../../agent/core/network/format-problem')
      const problems = await problemsOf(openNetwork(reference))
      process.stdout.write(`${json ? JSON.stringify({ problems }, null, 2) : formatProblems(problems)}\n`)
      if (problems.some(({ severity }) => severity === 'error')) process.exitCode = 1
    })
}

async function problemsOf(network: NetworkFolder): Promise<Problem[]> {
  const { mkdtempSync, rmSync } = await import('node:fs')
  const { tmpdir } = await import('node:os')
  const path = await import('node:path')
  const { inspectNetwork } = await import('../project/inspect')
  const { validateNetwork } = await import('../../agent/core/network/validate')
  const folder = mkdtempSync(path.join(tmpdir(), 'fission-bundle-'))
  try {
    const inspection = await inspectNetwork(network, folder)
    if (!inspection.ok) return inspection.problems
    return [...inspection.bundle.warnings, ...validateNetwork(inspection.network, 'check')]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
