/** One client as this agent is connected to it. */
import type { ClientInfo, Holder, RunId } from '../../protocol/common'
import type { AgentEndpoint } from '../../protocol/rpc'
import { RpcError } from '../../protocol/rpc-error'
import type { ClientParams, ToClientMethod } from '../../protocol/to-client'
import { CLIENT_BACKLOG_BYTES, CONSOLE_BATCHES_UNDER_WAY } from '../limits'
import type { SeatedClient } from './run-seat'

export class ClientConnection implements SeatedClient {
  private endpoint: AgentEndpoint | null = null
  private greeting: ClientInfo | null = null
  /** Batches of console lines that it has not said it has. */
  private outputUnderWay = 0

  /** It can be spoken to from now on. */
  open(endpoint: AgentEndpoint): void {
    this.endpoint = endpoint
  }

  greet(info: ClientInfo): void {
    this.greeting = info
  }

  get info(): ClientInfo {
    if (this.greeting !== null) return this.greeting
    throw new RpcError('not-greeted', 'The client has not said who it is', '')
  }

  notify<M extends ToClientMethod>(method: M, params: ClientParams<M>): void {
    this.endpoint?.notify(method, params)
  }

  /** Sends console lines unless enough are under way; the last ones of a job go out all the same. */
  output(params: ClientParams<'output'>, isLast: boolean): 'taken' | 'busy' {
    if (this.isBusy || (!isLast && this.outputUnderWay >= CONSOLE_BATCHES_UNDER_WAY)) return 'busy'
    this.outputUnderWay++
    this.notify('output', params)
    return 'taken'
  }

  /** A batch of console lines has arrived. */
  outputTaken(): void {
    this.outputUnderWay--
  }

  /** It does not read what it was sent; it is not to fill our memory. */
  get isBusy(): boolean {
    return this.endpoint === null || this.endpoint.backlogBytes() > CLIENT_BACKLOG_BYTES
  }

  taken(run: RunId, by: Holder): void {
    this.notify('run/taken', { run, by })
  }

  replaced(): void {
    this.endpoint?.close()
  }
}
