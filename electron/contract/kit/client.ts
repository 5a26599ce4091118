/** The window's side of the contract: questions, news and streams over one port. Knows no schema, only their types. */
import type { Specs } from '../contract'
import type { ChannelsOf, InputOf, ItemOf, OutputOf, PayloadOf } from './channels'
import type { HostMessage, HostPort, WireError } from './wire'

export type RequestChannel = ChannelsOf<Specs, 'request'>
export type EventChannel = ChannelsOf<Specs, 'event'>
export type StreamChannel = ChannelsOf<Specs, 'stream'>

/** A request that its host could not fulfil, in words for the user. */
export class HostError extends Error {
  override readonly name = 'HostError'
  readonly code: string
  readonly hint: string

  constructor({ code, message, hint }: WireError) {
    super(message)
    this.code = code
    this.hint = hint
  }
}

/** Takes one item; the next one is sent when it is done. */
export type ItemListener<T> = (item: T) => void | Promise<void>

interface OpenStream {
  onItem: ItemListener<unknown>
  onEnd: (error: HostError | null) => void
}

const gone: WireError = {
  code: 'host-gone',
  message: 'The connection to the app has ended',
  hint: 'Start the app again; what you have not saved is kept.',
}

export class HostClient {
  private lastId = 0
  private isClosed = false
  private readonly questions = new Map<
    number,
    { resolve: (output: unknown) => void; reject: (error: Error) => void }
  >()
  private readonly streams = new Map<number, OpenStream>()
  private readonly listeners = new Map<string, Set<(payload: unknown) => void>>()
  private readonly closeListeners = new Set<() => void>()

  constructor(private readonly port: HostPort) {
    port.onMessage((message) => this.take(message))
    port.onClose(() => this.close())
  }

  /** Asks once; rejects with a HostError. */
  request<C extends RequestChannel>(channel: C, input: InputOf<Specs[C]>): Promise<OutputOf<Specs[C]>> {
    if (this.isClosed) return Promise.reject(new HostError(gone))
    const id = ++this.lastId
    return new Promise((resolve, reject) => {
      this.questions.set(id, { resolve: (output) => resolve(output as OutputOf<Specs[C]>), reject })
      this.port.send({ type: 'request', id, channel, input })
    })
  }

  /** Hears news until the returned function is called. */
  on<C extends EventChannel>(channel: C, listener: (payload: PayloadOf<Specs[C]>) => void): () => void {
    const listeners = this.listeners.get(channel) ?? new Set()
    this.listeners.set(channel, listeners)
    listeners.add(listener as (payload: unknown) => void)
    return () => listeners.delete(listener as (payload: unknown) => void)
  }

  /** Opens a stream; the returned function closes it. */
  open<C extends StreamChannel>(
    channel: C,
    input: InputOf<Specs[C]>,
    onItem: ItemListener<ItemOf<Specs[C]>>,
    onEnd: (error: HostError | null) => void = () => undefined,
  ): () => void {
    const id = ++this.lastId
    this.streams.set(id, { onItem: onItem as ItemListener<unknown>, onEnd })
    this.port.send({ type: 'open', id, channel, input })
    return () => {
      if (this.streams.delete(id) && !this.isClosed) this.port.send({ type: 'close', id })
    }
  }

  /** Hears that the host is gone. */
  onClose(listener: () => void): void {
    this.closeListeners.add(listener)
  }

  private take(message: HostMessage): void {
    switch (message.type) {
      case 'answer':
        this.questions.get(message.id)?.resolve(message.output)
        this.questions.delete(message.id)
        break
      case 'error':
        this.questions.get(message.id)?.reject(new HostError(message.error))
        this.questions.delete(message.id)
        break
      case 'event':
        for (const listener of this.listeners.get(message.channel) ?? []) listener(message.payload)
        break
      case 'item':
        void this.takeItem(message.id, message.item)
        break
      case 'end': {
        const stream = this.streams.get(message.id)
        this.streams.delete(message.id)
        stream?.onEnd(message.error && new HostError(message.error))
      }
    }
  }

  private async takeItem(id: number, item: unknown): Promise<void> {
    await this.streams.get(id)?.onItem(item)
    if (this.streams.has(id) && !this.isClosed) this.port.send({ type: 'ack', id })
  }

  private close(): void {
    this.isClosed = true
    for (const { reject } of this.questions.values()) reject(new HostError(gone))
    for (const { onEnd } of this.streams.values()) onEnd(new HostError(gone))
    this.questions.clear()
    this.streams.clear()
    for (const listener of this.closeListeners) listener()
  }
}
