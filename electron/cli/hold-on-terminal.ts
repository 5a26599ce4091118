/** Holds a run that outlives this client: other terminals can ask it, and Ctrl+C asks what shall become of the run. */
import { createInterface } from 'node:readline'
import { clientInfo } from '../client/client-info'
import { serveChannel } from '../client/channel/serve-channel'
import { keepLocalRecord } from '../client/handover/local-records'
import { readDocument, RunRecord } from '../client/handover/run-record'
import type { Run } from '../client/run'
import type { RunSummary } from '../client/run-types'
import { localJobs } from './local-jobs-text'
import { holderText } from './run-here'
import { jsonLines, textLines, useKeyboard } from './run-on-terminal'
import { summaryLines } from './summary-text'
import { Terminal } from './terminal'

export interface HoldOptions {
  /** The command, as other clients are told: `fission run`. */
  name: string
  /** Events as JSON lines on stdout instead of text. */
  json: boolean
  /** Ends the run after this time; null: it runs until it ends or is ended. */
  durationMs: number | null
  /** Leaves the run as soon as every job runs, or is known to have no place. */
  detach: boolean
}

/** Why this client has no more part in the run. */
export type HoldEnd = { type: 'ended'; summary: RunSummary } | { type: 'left' } | { type: 'taken' }

/** Begins the run and resolves when it has ended, was left running, or was taken over. */
export async function holdOnTerminal(run: Run, options: HoldOptions): Promise<HoldEnd> {
  const { json, durationMs, name } = options
  const record = readDocument(RunRecord, run.identity.record)
  const { network } = record
  const output = new Terminal(process.stdout, () => leave())
  const notices = new Terminal(process.stderr, () => undefined)
  const say = (text: string): void => {
    if (!json) notices.lines([notices.style(`-- ${text}`, 'dim')])
  }
  let settle: (end: HoldEnd) => void = () => undefined
  const over = new Promise<HoldEnd>((resolve) => (settle = resolve))
  /** Those that end with this client. */
  let stopped = ''
  const leave = (): void => {
    stopped = localJobs(run.state)
    void run.leave().then(() => settle({ type: 'left' }))
  }

  run.onEvent(json ? jsonLines(output) : textLines(network, output, notices))
  run.onEvent((event) => {
    if (event.type === 'taken') settle({ type: 'taken' })
  })
  void run.ended.then((summary) => settle({ type: 'ended', summary }))
  const channel = await serveChannel(run, network.name, holderText(clientInfo(name)) ?? name)
  const forget = keepLocalRecord(record, channel.path)
  const read = (): (() => void) => (json ? () => undefined : useKeyboard(network, run, notices))
  let stopReading = read()
  const releaseSignals = onSignals(run, say, leave, async () => {
    const local = localJobs(run.state)
    if (local !== '') say(`on this computer, and only as long as this terminal holds the run: ${local}`)
    // The answer is not for an interactive job.
    stopReading()
    const answer = await ask()
    stopReading = read()
    return answer
  })
  const timer = durationMs === null ? null : setTimeout(() => run.stop(), durationMs)
  if (options.detach) leaveSettled(run, leave)
  run.begin()

  const end = await over
  if (timer) clearTimeout(timer)
  releaseSignals()
  stopReading()
  channel.close()
  await run.leave()
  if (end.type === 'ended') {
    forget()
    if (!json) notices.lines(summaryLines(end.summary).map((line) => notices.style(line, 'dim')))
  } else {
    // The client that has taken the run over has written it down anew.
    if (end.type === 'left') keepLocalRecord(record, null)
    const again =
      end.type === 'left'
        ? `take it up again: fission attach ${network.name}`
        : 'watch it: fission attach --watch'
    const without = stopped === '' ? '' : ` and ${stopped}, which ended with it`
    say(`the run goes on without this terminal${without}; ${again}`)
  }
  return end
}

/** Leaves once no job is on its way any more. */
function leaveSettled(run: Run, leave: () => void): void {
  let isLeaving = false
  run.onEvent(() => {
    const jobs = Object.values(run.state.jobs)
    const isOnItsWay = jobs.some(({ status }) => ['choosing', 'starting', 'restarting'].includes(status))
    if (isLeaving || isOnItsWay || jobs.every(({ status }) => status === 'unplaced')) return
    isLeaving = true
    leave()
  })
}

/** Ctrl+C asks where somebody can answer, and stops the run elsewhere; a terminal that is closed leaves it running. */
function onSignals(
  run: Run,
  say: (text: string) => void,
  leave: () => void,
  askUser: () => Promise<string>,
): () => void {
  let isAsking = false
  const stop = (): void => {
    release()
    say('stopping; Ctrl+C again ends this client at once')
    run.stop()
  }
  const interrupt = (): void => {
    if (isAsking || !process.stdin.isTTY || !process.stderr.isTTY) return stop()
    isAsking = true
    void askUser().then((answer) => {
      isAsking = false
      if (answer === 's') stop()
      else if (answer === 'l') leave()
    })
  }
  const signals = { SIGINT: interrupt, SIGTERM: stop, SIGHUP: leave } as const
  const release = (): void => {
    for (const [signal, listener] of Object.entries(signals)) process.off(signal, listener)
  }
  for (const [signal, listener] of Object.entries(signals)) process.on(signal, listener)
  return release
}

/** The first letter of the answer, `s` when Ctrl+C comes again. */
function ask(): Promise<string> {
  const reader = createInterface({ input: process.stdin, output: process.stderr })
  return new Promise((resolve) => {
    reader.once('SIGINT', () => {
      reader.close()
      resolve('s')
    })
    reader.question('Stop the network (s), leave it running (l), or go on (Enter)? ', (answer) => {
      reader.close()
      resolve(answer.trim().toLowerCase().slice(0, 1))
    })
  })
}
