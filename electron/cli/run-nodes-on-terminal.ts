/** A whole run on nodes on a terminal, from a network's folder to its summary. */
import { formatProblems } from '../../agent/core/network/format-problem'
import type { NodesEvent } from '../client/nodes/node-events'
import { openNodesRun } from '../client/nodes/open-nodes-run'
import type { RunSummary } from '../client/run-types'
import type { NetworkFolder } from '../project/network-folder'
import { nodesEventLines, ProgressLine } from './nodes-event-text'
import { runOnTerminal } from './run-on-terminal'
import type { TerminalRunOptions } from './run-on-terminal'
import { Terminal } from './terminal'
import { mayUpgrade, terminalQuestions } from './terminal-questions'
import type { AnswerOptions } from './terminal-questions'

/** Resolves when the run is over; null when the network has mistakes, which have been printed. */
export async function runNodesOnTerminal(
  network: NetworkFolder,
  options: TerminalRunOptions & AnswerOptions,
): Promise<RunSummary | null> {
  const start = await openNodesRun(network, {
    questions: terminalQuestions(options),
    mayUpgrade: mayUpgrade(options),
    onEvent: options.json ? printJson : printText(new Terminal(process.stderr, () => undefined)),
  })
  const problems = start.ok ? start.warnings : start.problems
  if (problems.length > 0) process.stderr.write(`${formatProblems(problems)}\n`)
  if (!start.ok) return null
  const { nodesRun } = start
  try {
    return await runOnTerminal(nodesRun.network, nodesRun.run, options)
  } finally {
    await nodesRun.close()
  }
}

function printJson(event: NodesEvent): void {
  process.stdout.write(`${JSON.stringify(event)}\n`)
}

function printText(notices: Terminal): (event: NodesEvent) => void {
  const progress = new ProgressLine()
  return (event) => {
    const lines = event.type === 'sending' ? progress.lines(event.progress) : nodesEventLines(event)
    notices.lines(lines.map((line) => notices.style(line, event.type === 'sending' ? 'dim' : 'yellow')))
  }
}
