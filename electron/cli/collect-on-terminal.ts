/** Collecting from nodes on a terminal: progress, outcome of each node, Ctrl+C. */
import path from 'node:path'
import { formatProblems } from '../../agent/core/network/format-problem'
import { collectNetwork } from '../collect/collect-network'
import type { CollectedNode, CollectProgress } from '../collect/node-collector'
import type { LoginAnswers } from './login-options'
import { ProgressLine } from './nodes-event-text'
import { openNetwork } from './open-network'
import { Terminal } from './terminal'
import { terminalQuestions } from './terminal-questions'

/** As shells have it for a command that SIGINT ended. */
const INTERRUPTED = 130

interface CollectTerminalOptions extends LoginAnswers {
  json: boolean
}

/** Resolves with the exit code. */
export async function collectOnTerminal(
  reference: string,
  { json, ...answers }: CollectTerminalOptions,
): Promise<number> {
  const cancel = new AbortController()
  const onSignal = (): void => cancel.abort()
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal)
  const outcome = await collectNetwork(openNetwork(reference), {
    questions: terminalQuestions(answers),
    onProgress: json ? () => undefined : printProgress(new Terminal(process.stderr, () => undefined)),
    signal: cancel.signal,
  })
  process.off('SIGINT', onSignal).off('SIGTERM', onSignal)
  if (!outcome.ok) {
    process.stderr.write(`${formatProblems(outcome.problems)}\n`)
    return 1
  }
  const { nodes } = outcome
  process.stdout.write(`${json ? JSON.stringify(nodes, null, 2) : nodes.map(nodeText).join('\n')}\n`)
  if (cancel.signal.aborted) return INTERRUPTED
  return nodes.every(({ ok }) => ok) ? 0 : 1
}

function printProgress(notices: Terminal): (progress: CollectProgress) => void {
  const progress = new ProgressLine()
  return ({ node, receivedBytes, bytes }) => {
    const lines = progress.lines(`collecting from node ${node}`, receivedBytes, bytes)
    notices.lines(lines.map((line) => notices.style(line, 'dim')))
  }
}

function nodeText(node: CollectedNode): string {
  if (!node.ok) return withHint(`✗ ${node.message}`, node.hint)
  const { files, bytes, run, warning } = node
  const place = path.relative(process.cwd(), node.folder)
  const what = run === null ? 'no files of the last run' : `${files} files, ${sizeText(bytes)}`
  const text = `✓ ${node.node}: ${what} → ${place}`
  return warning === null ? text : `${text}\n${withHint(`  warning: ${warning.message}`, warning.hint)}`
}

function withHint(text: string, hint: string): string {
  return hint === '' ? text : `${text}\n  hint: ${hint}`
}

function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`
  return bytes < 1e6 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}
