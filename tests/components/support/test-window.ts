/** What a component of the window finds around it: stores, a language, and a host that the test plays. */
import { createPinia, setActivePinia } from 'pinia'
import { HostClient } from '../../../electron/contract/kit/client'
import type { EventChannel, RequestChannel, StreamChannel } from '../../../electron/contract/kit/client'
import type { InputOf, ItemOf, OutputOf, PayloadOf } from '../../../electron/contract/kit/channels'
import type { HostMessage, WireError } from '../../../electron/contract/kit/wire'
import type { Specs } from '../../../electron/contract/contract'
import { useAsHost } from '../../../renderer/host/host'
import { showLanguage } from '../../../renderer/language/i18n'

export type Answers = { [C in RequestChannel]?: (input: InputOf<Specs[C]>) => OutputOf<Specs[C]> }

export class TestWindow {
  /** All that the window has asked, in order. */
  readonly asked: { channel: string; input: unknown }[] = []
  private listener: (message: HostMessage) => void = () => undefined
  /** Streams that the window has opened, in order. */
  readonly opened: { id: number; channel: string; input?: unknown; isOpen: boolean }[] = []

  private constructor(private readonly answers: Answers) {}

  /** A window without a project whose host gives these answers, and fails at whatever else it is asked. */
  static open(answers: Answers = {}): TestWindow {
    const opened = new TestWindow(answers)
    useAsHost(
      new HostClient({
        send: (message) => {
          if (message.type === 'request') opened.answer(message.id, message.channel, message.input)
          if (message.type === 'open') opened.opened.push({ ...message, isOpen: true })
          if (message.type === 'close') opened.endOf(message.id)
        },
        onMessage: (listener) => void (opened.listener = listener),
        onClose: () => undefined,
      }),
    )
    setActivePinia(createPinia())
    showLanguage('en')
    return opened
  }

  /** News from the host. */
  tell<C extends EventChannel>(channel: C, payload: PayloadOf<Specs[C]>): void {
    this.listener({ type: 'event', channel, payload })
  }

  /** An item of the stream that was opened last on a channel. */
  send<C extends StreamChannel>(channel: C, item: ItemOf<Specs[C]>): void {
    this.listener({ type: 'item', id: this.lastOn(channel), item })
  }

  /** The end of that stream. */
  end(channel: StreamChannel, error: WireError | null = null): void {
    const id = this.lastOn(channel)
    this.endOf(id)
    this.listener({ type: 'end', id, error })
  }

  private lastOn(channel: string): number {
    const last = this.opened.findLast((stream) => stream.channel === channel)
    if (!last) throw new Error(`nothing has opened ${channel}`)
    return last.id
  }

  private endOf(id: number): void {
    for (const stream of this.opened) if (stream.id === id) stream.isOpen = false
  }

  private answer(id: number, channel: string, input: unknown): void {
    this.asked.push({ channel, input })
    const answer = this.answers[channel as RequestChannel] as ((input: unknown) => unknown) | undefined
    queueMicrotask(() => {
      if (answer) this.listener({ type: 'answer', id, output: answer(input) })
      else {
        const error = { code: 'unexpected', message: `The test has no answer to ${channel}`, hint: '' }
        this.listener({ type: 'error', id, error })
      }
    })
  }
}
