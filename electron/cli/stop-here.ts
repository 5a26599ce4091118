/** Ends a run that was begun on this computer. */
import type { RunChannel } from '../client/channel/open-channel'
import { forgetLocalRecord } from '../client/handover/local-records'
import type { LocalRecord } from '../client/handover/local-records'
import type { Reach } from '../client/handover/reach'
import { findRecord } from './find-record'
import type { LoginAnswers } from './login-options'
import { channelOf } from './run-here'
import { takeUpHere } from './take-up-here'
import { withReach } from './with-reach'

const NAME = 'fission stop'

/** Resolves when the run has ended on every node that answers. */
export function stopHere(reference: string | null, answers: LoginAnswers): Promise<LocalRecord> {
  return withReach(answers, async (reach) => {
    const record = await findRecord(reference, reach, NAME)
    await stopRun(record, reach, NAME)
    return record
  })
}

/** Ends it through the client on this computer that holds it, or by taking it up; `name` is who does so. */
export async function stopRun(record: LocalRecord, reach: Reach, name: string): Promise<void> {
  const channel = await channelOf(record)
  if (channel === null) await stopBy(reach, record, name)
  else await stopThrough(channel)
}

async function stopBy(reach: Reach, record: LocalRecord, name: string): Promise<void> {
  const wish = { name, takeOver: false, withLocalJobs: false }
  const { run, release } = await takeUpHere(record, reach, wish)
  run.begin()
  run.stop()
  await run.ended
  await release()
  await run.leave()
  forgetLocalRecord(record.run)
}

async function stopThrough(channel: RunChannel): Promise<void> {
  try {
    // Followed from before the stop, so that the end is not missed.
    let { cursor } = await channel.ask('cursor', {})
    await channel.ask('stop', {})
    for (;;) {
      const next = await channel.ask('follow', { cursor })
      cursor = next.cursor
      if (next.events.some(({ type }) => type === 'ended')) return
    }
  } finally {
    channel.close()
  }
}
