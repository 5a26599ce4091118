/** Tells the writer of a link what it need not keep any more: the first news at once, what follows now and then. */
import type { Writable } from 'node:stream'
import type { Position } from '../../core/rounds/position'
import { FrameKind, makeFrame } from '../../protocol/frame'
import { ACKNOWLEDGE_MS } from '../limits'

export class Acknowledger {
  private news: Position | null = null
  private pausing = true

  constructor(
    private readonly pipe: number,
    private readonly socket: Writable,
  ) {}

  /** The link is let in: from now on it may be written to. */
  open(): void {
    this.pausing = false
    this.flush()
  }

  tell(position: Position): void {
    this.news = position
    if (!this.pausing) this.flush()
  }

  private flush(): void {
    const { news } = this
    if (news === null || !this.socket.writable) return
    this.news = null
    this.socket.write(makeFrame(FrameKind.acknowledge, this.pipe, news.generation, news.round))
    this.pausing = true
    setTimeout(() => {
      this.pausing = false
      this.flush()
    }, ACKNOWLEDGE_MS)
  }
}
