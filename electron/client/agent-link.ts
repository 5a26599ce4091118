/** The connection to one agent, greeted and ready, whatever carries it. */
import { PROTOCOL_VERSION } from '../../agent/protocol/common'
import type { ClientInfo } from '../../agent/protocol/common'
import { connectAgent } from '../../agent/protocol/rpc'
import type { AgentConnection, ClientListeners } from '../../agent/protocol/rpc'
import type { ByteStream } from '../../agent/protocol/channel'
import type { AgentParams, AgentResult, ToAgentMethod } from '../../agent/protocol/to-agent'

/** What an agent says of itself. */
export type AgentGreeting = AgentResult<'hello'>

/** How a link ended: `dead` when the agent's process is known to have ended. */
export interface LinkDown {
  dead: boolean
}

/** How long a broken connection waits for the news that its agent has died. */
const DEATH_CERTAIN_MS = 50

/** Speaks to one agent; what arrives before `attach` concerns no run and is dropped. */
export class AgentLink {
  private listeners: ClientListeners = {}
  private readonly downListeners = new Set<(down: LinkDown) => void>()
  private ended: LinkDown | null = null

  private constructor(
    private readonly connection: AgentConnection,
    readonly greeting: AgentGreeting,
  ) {}

  /**
   * Connects over an open stream and greets; rejects with an RpcError when the versions differ.
   *
   * @param death resolves when the agent's process has ended, where that can be known
   * @param address of the node, as it is reached
   */
  static async open(
    stream: ByteStream,
    client: ClientInfo,
    death?: Promise<void>,
    address?: string,
  ): Promise<AgentLink> {
    const hub: { link: AgentLink | null } = { link: null }
    const connection = connectAgent(stream, {
      heartbeat: (params) => hub.link?.listeners.heartbeat?.(params),
      'job/changed': (params) => hub.link?.listeners['job/changed']?.(params),
      'job/saved': (params) => hub.link?.listeners['job/saved']?.(params),
      output: (params) => hub.link?.listeners.output?.(params),
      'run/taken': (params) => hub.link?.listeners['run/taken']?.(params),
      'run/saved': (params) => hub.link?.listeners['run/saved']?.(params),
      'run/closed': (params) => hub.link?.listeners['run/closed']?.(params),
    })
    const greeting = await connection.request('hello', { protocol: PROTOCOL_VERSION, client, address })
    const link = new AgentLink(connection, greeting)
    void death?.then(() => link.down({ dead: true }))
    // A process that dies closes its socket a moment before its end is known.
    connection.onClose(() => setTimeout(() => link.down({ dead: false }), death ? DEATH_CERTAIN_MS : 0))
    hub.link = link
    return link
  }

  /** Who hears this agent from now on. */
  attach(listeners: ClientListeners): void {
    this.listeners = listeners
  }

  request<M extends ToAgentMethod>(method: M, params: AgentParams<M>): Promise<AgentResult<M>> {
    return this.connection.request(method, params)
  }

  /** Hears of the link's end, also of one that has already come; again when the death is known only later. */
  onDown(listener: (down: LinkDown) => void): void {
    this.downListeners.add(listener)
    if (this.ended) listener(this.ended)
  }

  private down(down: LinkDown): void {
    if (this.ended && (this.ended.dead || !down.dead)) return
    this.ended = down
    this.connection.close()
    for (const listener of this.downListeners) listener(down)
  }

  close(): void {
    this.connection.close()
  }
}
