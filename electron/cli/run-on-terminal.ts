/** Shows a run on a terminal from its beginning to its end: output, notices, keyboard, Ctrl+C, summary. */
import type { JobDescription, NetworkDescription } from '../../agent/core/network/description'
import type { Run } from '../client/run'
import type { RunEvent, RunSummary } from '../client/run-types'
import { JobPrinter } from './job-printer'
import { keyboardHint, readLines, targetOfLine } from './keyboard-lines'
import { noticeText } from './notice-text'
import { summaryLines } from './summary-text'
import { Terminal } from './terminal'

export interface TerminalRunOptions {
  /** Ends the run after this time; null: it runs until it ends or is ended. */
  durationMs: number | null
  /** Events as JSON lines on stdout instead of text. */
  json: boolean
}

/** Begins the run and resolves with its summary; Ctrl+C ends it in order, a second one at once. */
export async function runOnTerminal(
  network: NetworkDescription,
  run: Run,
  { durationMs, json }: TerminalRunOptions,
): Promise<RunSummary> {
  const stop = (): void => run.stop()
  const output = new Terminal(process.stdout, stop)
  const notices = new Terminal(process.stderr, stop)
  const show = json ? jsonLines(output) : textLines(network, output, notices)
  run.onEvent(show)

  const releaseSignals = onSignals(() => {
    if (!json) notices.lines([notices.style('-- ending; Ctrl+C again ends at once', 'dim')])
    stop()
  })
  const releaseKeyboard = json ? () => undefined : useKeyboard(network, run, notices)
  const timer = durationMs === null ? null : setTimeout(stop, durationMs)
  run.begin()
  const summary = await run.ended
  if (timer) clearTimeout(timer)
  releaseKeyboard()
  releaseSignals()
  if (!json) notices.lines(summaryLines(summary).map((line) => notices.style(line, 'dim')))
  return summary
}

/** The first signal ends the run in order; when a second one comes, the system does it. */
function onSignals(stop: () => void): () => void {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  const release = (): void => {
    for (const signal of signals) process.off(signal, first)
  }
  const first = (): void => {
    release()
    stop()
  }
  for (const signal of signals) process.on(signal, first)
  return release
}

/** Every event as one line of JSON. */
export function jsonLines(output: Terminal): (event: RunEvent) => void {
  return (event) => output.lines([JSON.stringify(event)])
}

/** Output with its job before it, and notices as sentences. */
export function textLines(
  network: { jobs: Pick<JobDescription, 'id' | 'type'>[] },
  output: Terminal,
  notices: Terminal,
): (event: RunEvent) => void {
  const printer = new JobPrinter(output, network.jobs)
  const names = new Map(network.jobs.map(({ id, type }) => [id, `${type} ${id}`]))
  const nameOf = (job: number): string => names.get(job) ?? `job ${job}`
  const say = (text: string): void => notices.lines([notices.style(`-- ${text}`, 'dim')])
  return (event) => {
    if (event.type === 'output') printer.print(event.job, event.lines, event.skipped)
    else if (event.type === 'taken')
      say(`taken over by ${event.by.name} (${event.by.user} on ${event.by.host})`)
    else if (event.type === 'trouble') say(`${nameOf(event.job)}: ${event.message}`)
    else if (event.type === 'notice') {
      const text = noticeText(event.notice, nameOf)
      if (text !== null) say(text)
    }
  }
}

/** What is typed goes to the interactive jobs; gives the function that ends it. */
export function useKeyboard(network: NetworkDescription, run: Run, notices: Terminal): () => void {
  const jobs = network.jobs.filter(({ interactive }) => interactive)
  if (jobs.length === 0) return () => undefined
  const say = (text: string): void => notices.lines([notices.style(`-- ${text}`, 'dim')])
  if (process.stdin.isTTY) say(keyboardHint(jobs))
  const onLine = (line: string): void => {
    const target = targetOfLine(line, jobs)
    if ('problem' in target) say(target.problem)
    else if (!run.type(target.job, target.text)) say(`job ${target.job} is not running, the line is lost`)
  }
  return readLines(process.stdin, onLine, () => jobs.forEach(({ id }) => run.type(id, null)))
}
