/** The tables that windows follow now; several windows share one. */
import { setTimeout as pause } from 'node:timers/promises'
import type { TableState } from '../contract/results'
import { AppError } from '../errors'
import type { Sink } from '../host/handlers'
import { FollowedTable } from './followed-table'

/** How often a file that has come to rest is looked at. */
const LOOK_MS = 300

interface Shared {
  table: FollowedTable
  followers: number
  /** One reads at a time, for all. */
  reading: Promise<boolean> | null
}

export class TableService {
  private readonly shared = new Map<string, Shared>()

  /** Sends the state of the table whenever it has changed, until the window does not want it any more. */
  async follow(file: string, sink: Sink<TableState>): Promise<void> {
    const shared = this.shared.get(file) ?? { table: new FollowedTable(file), followers: 0, reading: null }
    this.shared.set(file, shared)
    shared.followers++
    try {
      await this.send(shared, sink)
    } finally {
      shared.followers--
      if (shared.followers === 0) this.shared.delete(file)
    }
  }

  /** Throws an AppError for a table that nobody follows. */
  table(file: string): FollowedTable {
    const shared = this.shared.get(file)
    if (shared) return shared.table
    throw new AppError('not-found', 'This table is not followed any more', 'Open it again.')
  }

  private async send(shared: Shared, sink: Sink<TableState>): Promise<void> {
    let sent = ''
    const closing = new AbortController()
    sink.onClose(() => closing.abort())
    while (sink.isOpen) {
      shared.reading ??= shared.table.advance().finally(() => (shared.reading = null))
      const hasMore = await shared.reading
      const state = JSON.stringify(shared.table.state)
      if (state !== sent) await sink.send(shared.table.state)
      sent = state
      if (!hasMore) await pause(LOOK_MS, undefined, { signal: closing.signal }).catch(closed)
    }
  }
}

/** The window has gone while nothing happened. */
function closed(error: unknown): void {
  if (!(error instanceof Error) || error.name !== 'AbortError') throw error
}
