/** Which run it is, and since which client. */
import { randomBytes, randomUUID } from 'node:crypto'
import { RECORD_VERSION } from './handover/run-record'
import type { RunRecord } from './handover/run-record'
import type { RunOptions } from './run-types'

export interface RunIdentity {
  run: string
  /** Pre-shared key of the run's links, base64. */
  key: string
  /** Counts the clients that have held the run. */
  term: number
  /** The run's record as it is left with the agents; empty where nothing is left. */
  record: string
}

/** A new run. */
export function newIdentity(options: RunOptions): RunIdentity {
  const run = randomUUID()
  const key = randomBytes(32).toString('base64')
  return { run, key, term: 0, record: recordText(options, run, key) }
}

function recordText({ network, nodes, folder }: RunOptions, run: string, key: string): string {
  if (folder === undefined) return ''
  const record: RunRecord = {
    version: RECORD_VERSION,
    run,
    key,
    startedAt: Date.now(),
    network,
    folder,
    nodes: nodes.map(({ id, aliases, groups, slots, bundle, directory, python, log, reach }) => {
      return { id, aliases, groups, slots, bundle, directory, python, log, reach }
    }),
  }
  return JSON.stringify(record)
}
