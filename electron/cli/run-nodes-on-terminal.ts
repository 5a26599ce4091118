/** A whole run on nodes on a terminal, from a network's folder to its summary. */
import { formatProblems } from '../../agent/core/network/format-problem'
import type { NodesEvent } from '../client/nodes/node-events'
import { openNodesRun } from '../client/nodes/open-nodes-run'
import type { SendProgress } from '../deploy/node-store'
import type { ReadProgress } from '../deploy/part'
import type { NetworkFolder } from '../project/network-folder'
import type { HoldEnd } from './hold-on-terminal'
import { nodesEventLines, ProgressLine, readingText, sendingText } from './nodes-event-text'
import type { TerminalRunOptions } from './run-on-terminal'
import { Terminal } from './terminal'
import { mayUpgrade, terminalQuestions } from './terminal-questions'
import type { AnswerOptions } from './terminal-questions'

/** Files that are read sooner are not worth a line: they are read before every run. */
const READ_SOON_MS = 500

/** Resolves when this terminal has no more part in the run; null when the network has mistakes, which have been printed. */
export async function runNodesOnTerminal(
  network: NetworkFolder,
  options: TerminalRunOptions & AnswerOptions & { detach: boolean },
): Promise<HoldEnd | null> {
  const opening = openNodesRun(network, {
    questions: terminalQuestions(options),
    mayUpgrade: mayUpgrade(options),
    onEvent: options.json ? printJson : printText(new Terminal(process.stderr, () => undefined)),
  })
  // Loaded while the network is read.
  const [start, { holdOnTerminal }] = await Promise.all([opening, import('./hold-on-terminal')])
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
  const sending = new ProgressLine()
  const reading = new ProgressLine(READ_SOON_MS)
  const say = (lines: string[], style: 'dim' | 'yellow'): void =>
    notices.lines(lines.map((line) => notices.style(line, style)))
  return (event) => {
    if (event.type === 'sending') say(sendingLines(sending, event.progress), 'dim')
    else if (event.type === 'reading') say(readingLines(reading, event.progress), 'dim')
    else say(nodesEventLines(event), 'yellow')
  }
}

function sendingLines(progress: ProgressLine, sent: SendProgress): string[] {
  return progress.lines(sendingText(sent), sent.sentBytes, sent.bytes)
}

function readingLines(progress: ProgressLine, read: ReadProgress): string[] {
  return progress.lines(readingText(read), read.readBytes, read.bytes)
}
