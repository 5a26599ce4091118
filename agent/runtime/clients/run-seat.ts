/** Who decides about a run, who watches it, and what happens when nobody holds it any more. */
import type { ClientInfo, Holder } from '../../protocol/common'
import type { RunOnAgent } from '../../protocol/holding'
import { RpcError } from '../../protocol/rpc-error'

/** A client's connection, as far as a seat knows it. */
export interface SeatedClient {
  readonly info: ClientInfo
  /** Another client decides now; this one goes on watching. */
  taken(run: string, by: Holder): void
  /** The same client speaks over a new connection. */
  replaced(): void
}

export class RunSeat<C extends SeatedClient> {
  private holder: { client: C; since: number } | null = null
  private readonly watchers = new Set<C>()
  /** Who holds the run, or held it last. */
  private last: ClientInfo | null = null
  private term = -1
  private leftAt: number | null = null
  private timer: NodeJS.Timeout | null = null

  constructor(
    private readonly run: string,
    private readonly stopAfterMs: number | null,
    /** Nobody has held the run for the time that its network allows. */
    private readonly onAbandoned: () => void,
  ) {}

  /**
   * The client decides from now on. A client that comes back over a new connection just goes on; another one needs a
   * higher term, so that of two that take up the same run at once one is refused everywhere.
   */
  hold(client: C, term: number, takeOver: boolean): void {
    const isSame = this.last?.id === client.info.id
    const isOvertaken = term < this.term || (term === this.term && !isSame)
    if (isOvertaken || (this.holder !== null && !isSame && !takeOver)) throw this.refusal()
    const before = this.holder
    this.watchers.delete(client)
    this.term = term
    if (before?.client === client) return
    this.holder = { client, since: Date.now() }
    this.last = client.info
    this.leftAt = null
    this.stopWaiting()
    if (before === null) return
    if (isSame) return before.client.replaced()
    this.watchers.add(before.client)
    before.client.taken(this.run, { ...client.info, since: this.holder.since })
  }

  watch(client: C): void {
    if (this.holder?.client !== client) this.watchers.add(client)
  }

  /** The client's connection is gone. */
  leave(client: C): void {
    this.watchers.delete(client)
    if (this.holder?.client !== client) return
    this.holder = null
    this.leftAt = Date.now()
    if (this.stopAfterMs !== null) this.timer = setTimeout(this.onAbandoned, this.stopAfterMs)
  }

  /** The client that holds the run now. */
  get holding(): C | null {
    return this.holder?.client ?? null
  }

  isHolder(client: C): boolean {
    return this.holder?.client === client
  }

  /** Throws unless the client may decide. */
  demand(client: C): void {
    if (!this.isHolder(client)) throw this.refusal()
  }

  /** Everyone who hears of the run, the holder first. */
  get audience(): C[] {
    return this.holder === null ? [...this.watchers] : [this.holder.client, ...this.watchers]
  }

  get spectators(): C[] {
    return [...this.watchers]
  }

  describe(): Pick<RunOnAgent, 'term' | 'holder' | 'leftAt' | 'endsAt' | 'watchers'> {
    const { leftAt, stopAfterMs, watchers } = this
    const endsAt = leftAt === null || stopAfterMs === null ? null : leftAt + stopAfterMs
    const holder = this.holder && { ...this.holder.client.info, since: this.holder.since }
    return { term: this.term, holder, leftAt, endsAt, watchers: watchers.size }
  }

  close(): void {
    this.stopWaiting()
    this.holder = null
    this.watchers.clear()
  }

  private stopWaiting(): void {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
  }

  private refusal(): RpcError {
    const { holder, last } = this
    const who = last === null ? 'nobody' : `${last.name} (${last.user} on ${last.host})`
    const since = holder === null ? '' : ` since ${new Date(holder.since).toISOString()}`
    return new RpcError(
      'run-held',
      holder === null
        ? `Run ${this.run} was taken up by ${who}`
        : `Run ${this.run} is held by ${who}${since}`,
      'Watch it with --watch, or take it over with --take-over.',
    )
  }
}
