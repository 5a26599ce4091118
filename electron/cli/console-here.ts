/** The consoles of single jobs on this terminal. */
import type { OutputLine } from '../../agent/protocol/common'
import type { RunChannel } from '../client/channel/open-channel'
import { watchAgents } from '../client/handover/watch-agents'
import { AppError } from '../errors'
import { JobPrinter } from './job-printer'
import type { LocalRecord } from '../client/handover/local-records'
import type { Reach } from '../client/handover/reach'
import { findRecord } from './find-record'
import type { LoginAnswers } from './login-options'
import { agentsOf, channelOf } from './run-here'
import { Terminal } from './terminal'
import { followChannel } from './watch-here'
import { withReach } from './with-reach'

const NAME = 'fission console'

interface ConsoleWish {
  jobs: number[]
  last: number
  follow: boolean
  json: boolean
}

/** Resolves when the last lines are printed, or with `follow` when the run has ended. */
export function consoleHere(reference: string | null, wish: ConsoleWish & LoginAnswers): Promise<void> {
  return withReach(wish, async (reach) => {
    const record = await findRecord(reference, reach, NAME)
    const channel = await channelOf(record)
    if (channel === null) return fromAgents(record, reach, wish)
    try {
      await fromChannel(channel, wish)
    } finally {
      channel.close()
    }
  })
}

async function fromChannel(channel: RunChannel, wish: ConsoleWish): Promise<void> {
  const status = await channel.ask('status', {})
  const known = status.jobs.map(({ id, name }) => ({ id, type: name.replace(/ \d+$/, '') }))
  const print = printer(known, wish)
  const { consoles } = await channel.ask('console', { jobs: wish.jobs, last: wish.last })
  for (const { job, lines } of consoles) print(job, lines, 0)
  if (!wish.follow) return
  const shown = new Map(consoles.map(({ job, lines }) => [job, lines.at(-1)?.counter ?? 0]))
  await followChannel(channel, (event) => {
    if (event.type !== 'output' || !wish.jobs.includes(event.job)) return
    // A line may have come by both ways; a job that moved begins to count anew.
    const last = shown.get(event.job) ?? 0
    const isAnew = event.lines[0]?.counter === 1
    const lines = isAnew ? event.lines : event.lines.filter(({ counter }) => counter > last)
    if (lines.length > 0) print(event.job, lines, event.skipped)
    shown.set(event.job, lines.at(-1)?.counter ?? last)
  })
}

async function fromAgents(record: LocalRecord, reach: Reach, wish: ConsoleWish): Promise<void> {
  const agents = await agentsOf(record, reach, NAME)
  const print = printer(agents.record.network.jobs, wish)
  try {
    if (wish.follow) {
      await new Promise<void>((resolve, reject) => {
        const from = { type: 'last', lines: wish.last } as const
        watchAgents(agents.links, record.run, from, Infinity, (event) => {
          if (event.type === 'ended') resolve()
          if (event.type === 'output' && wish.jobs.includes(event.job))
            print(event.job, event.lines, event.skipped)
        }).catch(reject)
      })
    }
    for (const job of wish.follow ? [] : wish.jobs) {
      const node = agents.saved.state.jobs[job]?.node ?? ''
      const link = agents.links.get(node)
      if (link === undefined) throw unreachable(job, node)
      const { lines } = await link.request('output/read', { run: record.run, job, from: 1, last: wish.last })
      print(job, lines, 0)
    }
  } finally {
    agents.close()
  }
}

function printer(
  known: { id: number; type: string }[],
  { jobs, json }: ConsoleWish,
): (job: number, lines: OutputLine[], skipped: number) => void {
  const unknown = jobs.find((job) => !known.some(({ id }) => id === job))
  if (unknown !== undefined) {
    const ids = known.map(({ id }) => id).join(', ')
    throw new AppError('usage', `The run has no job ${unknown}`, `Its jobs are ${ids}; see fission nodes.`)
  }
  const output = new Terminal(process.stdout, () => process.exit(0))
  const printed = new JobPrinter(output, known)
  return (job, lines, skipped) => {
    if (json) output.lines([JSON.stringify({ job, lines, skipped })])
    else printed.print(job, lines, skipped)
  }
}

function unreachable(job: number, node: string): AppError {
  const where = node === '' ? 'is on no node' : `is on node ${node}, which does not answer`
  return new AppError('unreachable', `Job ${job} ${where}`, 'See where it is with: fission nodes')
}
