/** Ends a run that was begun on this computer. */
import type { RunChannel } from '../client/channel/open-channel'
import { forgetLocalRecord } from '../client/handover/local-records'
import type { LocalRecord } from '../client/handover/local-records'
import { channelOf, pickRecord } from './run-here'
import { takeUpHere } from './take-up-here'

/** Resolves when the run has ended on every node that answers. */
export async function stopHere(reference: string | null): Promise<LocalRecord> {
  const record = pickRecord(reference)
  const channel = await channelOf(record)
  if (channel === null) {
    const { run, release } = await takeUpHere(record, { name: 'fission stop', takeOver: false })
    run.begin()
    run.stop()
    await run.ended
    release()
    await run.leave()
    forgetLocalRecord(record.run)
  } else await stopThrough(channel)
  return record
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
