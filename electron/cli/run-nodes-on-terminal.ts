/** A whole run on nodes on a terminal, from a network's folder to its summary. */
import { formatProblems } from '../../agent/core/network/format-problem'
import type { NodesEvent } from '../client/nodes/node-events'
import { openNodesRun } from '../client/nodes/open-nodes-run'
import type { SendProgress } from '../deploy/node-store'
import type { NetworkFolder } from '../project/network-folder'
import { holdOnTerminal } from './hold-on-terminal'
import type { HoldEnd } from './hold-on-terminal'
import { nodesEventLines, ProgressLine, sendingText } from './nodes-event-text'
import type { TerminalRunOptions } from './run-on-terminal'
import { Terminal } from './terminal'
import { mayUpgrade, terminalQuestions } from './terminal-questions'
import type { AnswerOptions } from './terminal-questions'

/** Resolves when this terminal has no more part in the run; null when the network has mistakes, which have been printed. */
export async function runNodesOnTerminal(
  network: NetworkFolder,
  options: TerminalRunOptions & AnswerOptions & { detach: boolean },
): Promise<HoldEnd | null> {
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
    return await holdOnTerminal(nodesRun.run, { ...options, name: 'fission run' })
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
    const lines = event.type === 'sending' ? sendingLines(progress, event.progress) : nodesEventLines(event)
    notices.lines(lines.map((line) => notices.style(line, event.type === 'sending' ? 'dim' : 'yellow')))
  }
}

function sendingLines(progress: ProgressLine, sent: SendProgress): string[] {
  return progress.lines(sendingText(sent), sent.sentBytes, sent.bytes)
}
