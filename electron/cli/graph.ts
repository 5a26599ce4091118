import type { Command } from 'commander'
import type { GraphFormat } from '../graph/graph-network'

interface GraphOptions {
  format?: string
  out?: string
}

/** `fission graph NETWORK [--format F] [--out FILE]` */
export function addGraph(program: Command): void {
  program
    .command('graph')
    .argument('<network>', 'name of a network of the project, or its path')
    .option('--format <f>', 'mermaid, dot or svg (default: by the name of FILE, else mermaid)')
    .option('--out <file>', 'write to this file instead of the standard output')
    .description('Draw the jobs of a network and the pipes between them.')
    .addHelpText(
      'after',
      `
Local jobs stand apart, ASYNC pipes are dashed, and a pipe with a missing end shows it. No other program is needed.

Examples:
  fission graph my_network
  fission graph my_network --out my_network.svg`,
    )
    .action(graph)
}

async function graph(reference: string, { format, out }: GraphOptions): Promise<void> {
  const path = await import('node:path')
  const { openNetwork } = await import('./open-network')
  const { graphNetwork } = await import('../graph/graph-network')
  const wanted = format ?? (out === undefined ? 'mermaid' : path.extname(out).slice(1))
  const outcome = await graphNetwork(openNetwork(reference), await checkFormat(wanted))
  if (!outcome.ok) {
    const { formatProblems } = await import('../../agent/core/network/format-problem')
    process.stderr.write(`${formatProblems(outcome.problems)}\n`)
    process.exitCode = 1
    return
  }
  if (out === undefined) {
    process.stdout.write(outcome.text)
    return
  }
  const { writeFileSync } = await import('node:fs')
  const { fileError } = await import('../errors')
  try {
    writeFileSync(out, outcome.text)
  } catch (error) {
    throw fileError(`Writing ${out}`, error)
  }
  process.stdout.write(`Wrote ${path.resolve(out)}\n`)
}

async function checkFormat(given: string): Promise<GraphFormat> {
  const { graphFormats } = await import('../graph/graph-network')
  const { AppError } = await import('../errors')
  const names: Record<string, string> = { mmd: 'mermaid', gv: 'dot' }
  const found = graphFormats.find((format) => format === (names[given] ?? given))
  if (found !== undefined) return found
  const hint =
    given === 'pdf' || given === 'png'
      ? 'Take svg, which every browser shows, and prints as PDF.'
      : 'Choose mermaid, dot or svg with --format.'
  throw new AppError(
    'usage',
    `A graph cannot be written as ${given === '' ? 'a file without an ending' : given}`,
    hint,
  )
}
