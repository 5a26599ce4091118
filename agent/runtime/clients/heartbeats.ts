/** Heartbeats to every client that holds or watches a run, at the pace of the most demanding run. */
import type { ClientParams } from '../../protocol/to-client'
import type { ClientConnection } from './client-connection'

export class Heartbeats {
  /** Each client with the number of its last heartbeat. */
  private readonly clients = new Map<ClientConnection, number>()
  private intervalMs: number | null = null
  private timer: NodeJS.Timeout | null = null

  constructor(private readonly read: () => Omit<ClientParams<'heartbeat'>, 'sequence'>) {}

  /** The pace from now on; null: there is nothing to tell. */
  pace(intervalMs: number | null): void {
    if (intervalMs === this.intervalMs) return
    this.intervalMs = intervalMs
    this.restart()
  }

  /** The client gets the first one at once. */
  add(client: ClientConnection): void {
    if (this.clients.has(client)) return
    this.clients.set(client, 0)
    this.restart()
  }

  remove(client: ClientConnection): void {
    if (this.clients.delete(client) && this.clients.size === 0) this.stop()
  }

  stop(): void {
    if (this.timer !== null) clearInterval(this.timer)
    this.timer = null
  }

  private restart(): void {
    this.stop()
    if (this.intervalMs === null || this.clients.size === 0) return
    this.beat()
    this.timer = setInterval(() => this.beat(), this.intervalMs)
  }

  private beat(): void {
    const figures = this.read()
    for (const [client, last] of this.clients) {
      const sequence = last + 1
      this.clients.set(client, sequence)
      // The sequence shows a client that does not read that some are missing.
      if (!client.isBusy) client.notify('heartbeat', { sequence, ...figures })
    }
  }
}
