/** One pipe on its way: connections in order each, but one may overtake another. */
import type { BlockSpan } from './block'
import type { Tape } from './tape'
import type { Pipe } from './topology'

export type Message = BlockSpan | 'end'

export class Link {
  /** The last one is written to, the others still drain. */
  private connections: Message[][] = [[]]
  /** The last spans that the sender wrote, for it to repeat. */
  private recent: BlockSpan[] = []
  endSent = false

  constructor(readonly pipe: Pipe) {}

  get isEmpty(): boolean {
    return this.connections.every((connection) => connection.length === 0)
  }

  /** The end of the stream is still on its way. */
  get bringsEnd(): boolean {
    return this.connections.some((connection) => connection.includes('end'))
  }

  send(message: Message): void {
    this.connections.at(-1)!.push(message)
    if (message === 'end') this.endSent = true
    else this.recent = [...this.recent.slice(-3), message]
  }

  /** The sender does not know whether one of its spans arrived, and sends it again. */
  repeat(tape: Tape): void {
    if (this.recent.length > 0) this.connections.at(-1)!.push(tape.pick(this.recent))
  }

  /** A new connection is opened; the old one may be slower. */
  reconnect(): void {
    this.connections.push([])
  }

  /** The sender died: of what it wrote last, only the beginning still arrives. */
  loseSender(tape: Tape): void {
    const last = this.connections.at(-1)!
    last.length -= tape.next(last.length + 1)
    this.recent = []
    this.reconnect()
  }

  /** The receiver died with all that was on its way to it. */
  loseReceiver(): void {
    this.connections = [[]]
  }

  /** The next message of one connection, maybe only a part of it, maybe together with the one behind it. */
  receive(tape: Tape): Message | undefined {
    this.connections = this.connections.filter(
      (connection, i, all) => connection.length > 0 || i === all.length - 1,
    )
    const connection = tape.pick(this.connections)
    const message = connection.shift()
    if (message === undefined || message === 'end') return message
    const way = tape.next(4)
    if (way === 1 && message.count > 1) {
      const [now, later] = cut(message, 1 + tape.next(message.count - 1))
      connection.unshift(later)
      return now
    }
    const behind = connection[0]
    if (way === 2 && behind !== undefined && behind !== 'end' && follows(message, behind)) {
      connection.shift()
      return { ...message, count: message.count + behind.count, body: [...message.body, ...behind.body] }
    }
    return message
  }
}

function cut({ generation, first, count, body }: BlockSpan, at: number): [BlockSpan, BlockSpan] {
  return [
    { generation, first, count: at, body: body.slice(0, at) },
    { generation, first: first + at, count: count - at, body: body.slice(at) },
  ]
}

function follows(a: BlockSpan, b: BlockSpan): boolean {
  return a.generation === b.generation && a.first + a.count === b.first
}
