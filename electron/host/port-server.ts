/** Serves the contract to one window: parses what comes in, runs its handler, sends back the answer. */
import { parserFor } from '../../agent/protocol/parser-choice'
import { WindowMessage } from '../contract/kit/wire'
import type { HostMessage, WireError } from '../contract/kit/wire'
import type { Implementation, Sink } from './handlers'
import { toWireError, unfitInput } from './wire-errors'

/** The host's end of the connection to one window. */
export interface WindowPort {
  send(message: HostMessage): void
  /** Hears whatever arrives, not yet parsed. */
  onMessage(listener: (message: unknown) => void): void
  onClose(listener: () => void): void
}

type Member = { kind: 'request' | 'stream'; handler: Implementation['handlers'][string]; channel: string } & {
  parse: (input: unknown) => { ok: true; input: unknown } | { ok: false; error: WireError }
}

/** Channel → what serves it. */
export type Members = ReadonlyMap<string, Member>

/** Looks through the implementations once, for every window to come. */
export function membersOf(implementations: Implementation[]): Members {
  const members = new Map<string, Member>()
  for (const { domain, handlers } of implementations) {
    for (const [name, spec] of Object.entries(domain.members)) {
      const handler = handlers[name]
      if (spec.kind === 'event' || handler === undefined) continue
      const channel = `${domain.name}/${name}`
      const parse: Member['parse'] = (input) => {
        const parsed = spec.input.safeParse(input ?? undefined, parserFor(spec.input))
        if (parsed.success) return { ok: true, input: parsed.data }
        return { ok: false, error: unfitInput(channel, parsed.error) }
      }
      members.set(channel, { kind: spec.kind, handler, channel, parse })
    }
  }
  return members
}

export class PortServer {
  private readonly streams = new Map<number, OpenStream>()
  private isClosed = false

  constructor(
    private readonly port: WindowPort,
    private readonly members: Members,
  ) {
    port.onMessage((message) => this.take(message))
    port.onClose(() => {
      this.isClosed = true
      for (const stream of this.streams.values()) stream.close()
      this.streams.clear()
    })
  }

  /** Tells this window some news. */
  tell(channel: string, payload: unknown): void {
    this.send({ type: 'event', channel, payload })
  }

  private take(raw: unknown): void {
    const parsed = WindowMessage.safeParse(raw)
    // What is no message at all names no question that could be answered.
    if (!parsed.success) return
    const message = parsed.data
    if (message.type === 'ack') this.streams.get(message.id)?.acknowledge()
    else if (message.type === 'close') this.closeStream(message.id)
    else if (message.type === 'request') void this.answer(message.id, message.channel, message.input)
    else void this.stream(message.id, message.channel, message.input)
  }

  private async answer(id: number, channel: string, input: unknown): Promise<void> {
    const asked = this.find('request', channel, input)
    if (!asked.ok) {
      this.send({ type: 'error', id, error: asked.error })
      return
    }
    try {
      this.send({ type: 'answer', id, output: await asked.run(noSink) })
    } catch (error) {
      this.send({ type: 'error', id, error: toWireError(error) })
    }
  }

  private async stream(id: number, channel: string, input: unknown): Promise<void> {
    const asked = this.find('stream', channel, input)
    if (!asked.ok) {
      this.send({ type: 'end', id, error: asked.error })
      return
    }
    const stream = new OpenStream((item) => this.send({ type: 'item', id, item }))
    this.streams.set(id, stream)
    let error: WireError | null = null
    try {
      await asked.run(stream)
    } catch (failure) {
      error = toWireError(failure)
    }
    if (this.streams.get(id) === stream) this.send({ type: 'end', id, error })
    this.closeStream(id)
  }

  private find(
    kind: Member['kind'],
    channel: string,
    raw: unknown,
  ): { ok: true; run: (sink: Sink<never>) => unknown } | { ok: false; error: WireError } {
    const member = this.members.get(channel)
    if (member?.kind !== kind) {
      const hint = 'Reload the window; it may be older than the app.'
      return { ok: false, error: { code: 'usage', message: `The app does not know ${channel}`, hint } }
    }
    const parsed = member.parse(raw)
    if (!parsed.ok) return parsed
    return { ok: true, run: (sink) => member.handler(parsed.input as never, sink) }
  }

  private closeStream(id: number): void {
    this.streams.get(id)?.close()
    this.streams.delete(id)
  }

  private send(message: HostMessage): void {
    if (!this.isClosed) this.port.send(message)
  }
}

const noSink: Sink<never> = {
  send: () => Promise.reject(new Error('a request has no stream')),
  isOpen: false,
  onClose: () => undefined,
}

/** One stream to one window: an item at a time, the next one when the window has taken the last. */
class OpenStream implements Sink<unknown> {
  isOpen = true
  private acknowledged: (() => void) | null = null
  private readonly closeListeners: (() => void)[] = []

  constructor(private readonly deliver: (item: unknown) => void) {}

  send(item: unknown): Promise<void> {
    if (!this.isOpen) return Promise.resolve()
    this.deliver(item)
    return new Promise((resolve) => (this.acknowledged = resolve))
  }

  onClose(listener: () => void): void {
    if (this.isOpen) this.closeListeners.push(listener)
    else listener()
  }

  acknowledge(): void {
    this.acknowledged?.()
    this.acknowledged = null
  }

  close(): void {
    if (!this.isOpen) return
    this.isOpen = false
    this.acknowledge()
    for (const listener of this.closeListeners) listener()
  }
}
