/** Looks on at a run of this computer, through the client that holds it or through its agents. */
import type { JobDescription } from '../../agent/core/network/description'
import type { RunChannel } from '../client/channel/open-channel'
import type { Followed } from '../client/channel/messages'
import { watchAgents } from '../client/handover/watch-agents'
import type { RunEvent } from '../client/run-types'
import { jsonLines, textLines } from './run-on-terminal'
import type { Reach } from '../client/handover/reach'
import { findRecord } from './find-record'
import type { LoginAnswers } from './login-options'
import { agentsOf, channelOf } from './run-here'
import { Terminal } from './terminal'
import { withReach } from './with-reach'

const NAME = 'fission attach --watch'

/** Resolves when the run has ended or the client that told of it is gone. */
export function watchHere(
  reference: string | null,
  { json, ...answers }: LoginAnswers & { json: boolean },
): Promise<void> {
  return withReach(answers, (reach) => watchBy(reach, reference, json))
}

async function watchBy(reach: Reach, reference: string | null, json: boolean): Promise<void> {
  const record = await findRecord(reference, reach, NAME)
  const channel = await channelOf(record)
  if (channel !== null) {
    const { jobs } = await channel.ask('status', {})
    const show = shower(
      jobs.map(({ id, name }) => ({ id, type: name.replace(/ \d+$/, '') })),
      json,
    )
    return followChannel(channel, show)
  }
  const agents = await agentsOf(record, reach, NAME)
  const last = agents.saved.notices.at(-1)?.counter ?? 0
  const show = shower(agents.record.network.jobs, json)
  await new Promise<void>((resolve, reject) => {
    const tell = (event: RunEvent): void => {
      if (event.type === 'ended') resolve()
      else show(event)
    }
    watchAgents(agents.links, record.run, { type: 'now' }, last, tell).catch(reject)
  })
  agents.close()
}

/** Tells everything that happens from now on. */
export async function followChannel(channel: RunChannel, tell: (event: Followed) => void): Promise<void> {
  try {
    let { cursor } = await channel.ask('cursor', {})
    for (;;) {
      const next = await channel.ask('follow', { cursor })
      cursor = next.cursor
      for (const event of next.events) {
        tell(event)
        if (event.type === 'ended' || event.type === 'taken') return
      }
    }
  } finally {
    channel.close()
  }
}

function shower(
  jobs: Pick<JobDescription, 'id' | 'type'>[],
  json: boolean,
): (event: RunEvent | Followed) => void {
  const end = (): never => process.exit(0)
  const output = new Terminal(process.stdout, end)
  const notices = new Terminal(process.stderr, () => undefined)
  // The client that tells them is of the same version, or its channel would not have been understood.
  const show = json ? jsonLines(output) : textLines({ jobs }, output, notices)
  return (event) => show(event as RunEvent)
}
