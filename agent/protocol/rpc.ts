/** JSON-RPC between client and agent over any byte stream: typed, and every received message checked. */
import * as z from 'zod'
import { Channel } from './channel'
import type { ByteStream, CloseListener } from './channel'
import { PROTOCOL_VERSION } from './common'
import { parseMessage, RpcError, toWire } from './rpc-error'
import { ToAgent } from './to-agent'
import type { AgentParams, AgentResult, ToAgentMethod } from './to-agent'
import { ToClient } from './to-client'
import type { ClientParams, ToClientMethod } from './to-client'

export type { ByteStream } from './channel'

/** The agent's answers, one for every request. */
export type AgentHandlers = {
  [M in ToAgentMethod]: (params: AgentParams<M>) => Promise<AgentResult<M>> | AgentResult<M>
}

/** What the client hears. Where hearing output gives a promise, the lines are taken when it resolves: until then few more come. */
export type ClientListeners = { [M in ToClientMethod]?: (params: ClientParams<M>) => unknown }

/** The agent's side of one connection. */
export interface AgentEndpoint {
  notify: <M extends ToClientMethod>(method: M, params: ClientParams<M>) => void
  /** Bytes that the client has not taken yet; many mean that output had better be skipped. */
  backlogBytes: () => number
  onClose: (listener: CloseListener) => void
  close: () => void
}

/** The client's side of one connection. */
export interface AgentConnection {
  /** Rejects with an RpcError when the agent refuses, its answer is malformed, or the connection breaks. */
  request: <M extends ToAgentMethod>(method: M, params: AgentParams<M>) => Promise<AgentResult<M>>
  onClose: (listener: CloseListener) => void
  close: () => void
}

type Schemas = {
  [M in ToAgentMethod]: { params: z.ZodType<AgentParams<M>>; result: z.ZodType<AgentResult<M>> }
}
const schemas: Schemas = ToAgent
const notifications: { [M in ToClientMethod]: z.ZodType<ClientParams<M>> } = ToClient

/** Answers a client's requests on `stream`, none before a `hello` of the same protocol version. */
export function serveAgent(stream: ByteStream, handlers: AgentHandlers): AgentEndpoint {
  const channel = new Channel(stream)
  let greeted = false
  for (const method of Object.keys(ToAgent) as ToAgentMethod[]) {
    channel.connection.onRequest(method, async (raw: unknown) => {
      try {
        if (method === 'hello') greeted = checkVersion(raw)
        else if (!greeted)
          throw new RpcError('not-greeted', `The request "${method}" came before "hello"`, '')
        return await answer(handlers, method, raw)
      } catch (error) {
        throw toWire(error)
      }
    })
  }
  channel.connection.listen()
  return {
    notify: (method, params) => channel.notify(method, params),
    backlogBytes: () => channel.backlogBytes,
    onClose: (listener) => channel.onClose(listener),
    close: () => channel.close(null),
  }
}

/** Speaks to the agent behind `stream` and tells it which output has come; a malformed notification closes the connection. */
export function connectAgent(stream: ByteStream, on: ClientListeners): AgentConnection {
  const channel = new Channel(stream)
  const listeners: ClientListeners = {
    ...on,
    output: async (batch) => {
      await on.output?.(batch)
      // Where the connection has ended, so has the wait for it.
      await channel.request('output/taken', {}).catch(() => undefined)
    },
  }
  for (const method of Object.keys(ToClient) as ToClientMethod[]) listen(channel, method, listeners[method])
  channel.connection.listen()
  return {
    request: async (method, params) => {
      const raw = await channel.request(method, params)
      return parseMessage(schemas[method].result, raw, `The agent's answer to "${method}"`)
    },
    onClose: (listener) => channel.onClose(listener),
    close: () => channel.close(null),
  }
}

function listen<M extends ToClientMethod>(channel: Channel, method: M, listener: ClientListeners[M]): void {
  channel.connection.onNotification(method, (raw: unknown) => {
    const message = readOrNull(channel, method, raw)
    if (message) listener?.(message)
  })
}

function readOrNull<M extends ToClientMethod>(
  channel: Channel,
  method: M,
  raw: unknown,
): ClientParams<M> | null {
  try {
    return parseMessage(notifications[method], raw, `The notification "${method}"`)
  } catch (error) {
    channel.close(error instanceof Error ? error : new Error(String(error)))
    return null
  }
}

async function answer<M extends ToAgentMethod>(
  handlers: { [K in M]: AgentHandlers[K] },
  method: M,
  raw: unknown,
): Promise<AgentResult<M>> {
  return handlers[method](parseMessage(schemas[method].params, raw, `The request "${method}"`))
}

const Versioned = z.object({ protocol: z.int() })

/** Of a foreign `hello` only the version is read: all else may have changed its shape. */
function checkVersion(raw: unknown): true {
  const { protocol } = parseMessage(Versioned, raw, 'The request "hello"')
  if (protocol === PROTOCOL_VERSION) return true
  const older = protocol < PROTOCOL_VERSION ? 'the app' : 'the agent'
  throw new RpcError(
    'protocol-version',
    `The app speaks protocol version ${protocol} and the agent version ${PROTOCOL_VERSION}`,
    `Update ${older}, then connect again.`,
  )
}
