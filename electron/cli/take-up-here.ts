/** Takes up a run of this computer. */
import { clientInfo } from '../client/client-info'
import { connectorOf } from '../client/handover/connector-of'
import type { LocalRecord } from '../client/handover/local-records'
import { takeUpRun } from '../client/handover/take-up'
import type { TakenUp } from '../client/handover/take-up'
import { connectorsOf } from './run-here'

/** `name` says to other clients who holds the run. */
export function takeUpHere(
  record: LocalRecord,
  { name, takeOver }: { name: string; takeOver: boolean },
): Promise<TakenUp> {
  return takeUpRun({
    client: clientInfo(name),
    connectors: connectorsOf(record),
    connectorOf,
    reference: record.run,
    takeOver,
    // The code of its preference() may have changed since the run began: the score decides.
    askPreference: () => Promise.resolve(null),
    // What a node lacks is on those that ran the job; a start there says so.
    sendFiles: () => null,
  })
}
