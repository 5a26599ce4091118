/** One client as this agent is connected to it. */
import type { ClientInfo, Holder, RunId } from '../../protocol/common'
import type { AgentEndpoint } from '../../protocol/rpc'
import { RpcError } from '../../protocol/rpc-error'
import type { ClientParams, ToClientMethod } from '../../protocol/to-client'
import { CLIENT_BACKLOG_BYTES } from '../limits'
import type { SeatedClient } from './run-seat'

export class ClientConnection implements SeatedClient {
  private endpoint: AgentEndpoint | null = null
  private greeting: ClientInfo | null = null

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
