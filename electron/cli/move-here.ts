/** Moves a job through the client on this computer that holds its run. */
import type { Followed } from '../client/channel/messages'
import type { RunChannel } from '../client/channel/open-channel'
import type { RunStatus } from '../client/channel/run-status'
import type { LocalRecord } from '../client/handover/local-records'
import { AppError } from '../errors'
import { findRecord } from './find-record'
import type { LoginAnswers } from './login-options'
import { channelOf } from './run-here'
import { withReach } from './with-reach'

/** A job that runs on another node now; `from`: null for one that waited for a node. */
interface MovedJob {
  job: number
  name: string
  from: string | null
  to: string
}

/** Resolves when the job runs on the node, which is named by its name or address. */
export function moveHere(
  reference: string | null,
  { job, node, ...answers }: LoginAnswers & { job: number; node: string },
): Promise<MovedJob> {
  return withReach(answers, async (reach) => {
    const record = await findRecord(reference, reach, 'fission move')
    const channel = await channelOf(record)
    if (channel === null) throw notHeld(record)
    try {
      const status = await channel.ask('status', {})
      const { name, node: from } = jobOf(status, job)
      const to = nodeOf(status, node)
      await move(channel, job, name, to)
      return { job, name, from, to }
    } finally {
      channel.close()
    }
  })
}

/** Follows the run from before the move, so that no answer is missed. */
async function move(channel: RunChannel, job: number, name: string, to: string): Promise<void> {
  let { cursor } = await channel.ask('cursor', {})
  await channel.ask('move', { job, node: to })
  for (;;) {
    const next = await channel.ask('follow', { cursor })
    cursor = next.cursor
    for (const event of next.events) if (isMoved(event, job, name, to)) return
  }
}

/** Whether this tells that the job has arrived; throws what keeps it from arriving. */
function isMoved(event: Followed, job: number, name: string, to: string): boolean {
  if (event.type === 'taken' || event.type === 'ended') {
    throw new AppError('run-failed', `The run ended before ${name} was on ${to}`, 'See: fission nodes')
  }
  if (event.type !== 'notice' || event.notice.job !== job) return false
  const { type, node, reason } = event.notice
  if (type === 'job-running') return node === to
  if (type === 'move-refused') {
    throw new AppError(
      'run-failed',
      `${name} stays: ${to} refuses it (${String(reason)})`,
      'See: fission nodes',
    )
  }
  if (type === 'job-placed' && node !== to) {
    const message = `${name} went to ${String(node)}, as ${to} was gone before it was there`
    throw new AppError('run-failed', message, 'See: fission nodes')
  }
  if (type === 'job-failed' || type === 'job-finished' || type === 'job-stopped') {
    const message = `${name} ended before it ran on ${to}${typeof reason === 'string' ? `: ${reason}` : ''}`
    throw new AppError('run-failed', message, `Its console says more: fission console ${job}`)
  }
  return false
}

function jobOf({ jobs }: RunStatus, id: number): RunStatus['jobs'][number] {
  const found = jobs.find((job) => job.id === id)
  if (found !== undefined) return found
  const ids = jobs.map((job) => job.id).join(', ')
  throw new AppError('usage', `The run has no job ${id}`, `Its jobs are ${ids}; see fission nodes.`)
}

function nodeOf({ nodes }: RunStatus, named: string): string {
  const found =
    nodes.find(({ id }) => id === named) ??
    nodes.find(({ id, address }) => address === named && id !== 'LOCAL')
  if (found !== undefined) return found.id
  const ids = nodes.map(({ id }) => id).join(', ')
  throw new AppError('usage', `The run has no node ${named}`, `Its nodes are ${ids}; see fission nodes.`)
}

function notHeld({ network }: LocalRecord): AppError {
  return new AppError(
    'run-failed',
    `No client on this computer holds the run of ${network}, and only its client moves jobs`,
    `Take it up in another terminal: fission attach ${network}`,
  )
}
