/** The way to a destination on the same node: blocks never leave it. */
import { beginning, type Position } from '../../core/rounds/position'
import type { FrameRun } from '../frames/frame-run'
import type { NodeTarget, Receiver, Way, WayListener } from './outlet'
import type { InletInput } from './inlet'
import type { PipeEnd, PipeEnds } from './pipe-ends'

export class LocalWay implements Way, Receiver {
  private readonly stopWaiting: () => void
  private reader: PipeEnd | null = null
  private closed = false
  private readonly acknowledge = (position: Position): void => this.listener.acknowledge(position)

  constructor(
    private readonly ends: PipeEnds,
    private readonly pipe: number,
    private readonly target: NodeTarget,
    private readonly sourceEpoch: number,
    private readonly listener: WayListener,
  ) {
    this.stopWaiting = ends.wait(pipe, () => this.attach())
    // The outlet learns of its way before the way reports to it.
    queueMicrotask(() => this.attach())
  }

  reaches(target: NodeTarget): boolean {
    const { address, epoch } = this.target
    return (
      target.address.host === address.host && target.address.port === address.port && target.epoch === epoch
    )
  }

  accept(run: FrameRun): boolean {
    if (this.reader === null) return true
    const { inlet, input } = this.reader
    if (this.isStale(input)) {
      this.listener.stale()
      return true
    }
    if (inlet.accept(input, run)) return true
    input.onDrain = () => this.listener.drained()
    return false
  }

  end(): void {
    if (this.reader === null || this.isStale(this.reader.input)) return
    this.reader.inlet.end(this.reader.input)
  }

  close(): void {
    this.closed = true
    this.stopWaiting()
    if (this.reader?.input.onAcknowledge === this.acknowledge) this.reader.input.onAcknowledge = null
    this.reader = null
  }

  private attach(): void {
    const end = this.ends.get(this.pipe)
    if (this.closed || end === undefined || end === this.reader || end.epoch !== this.target.epoch) return
    if (this.isStale(end.input)) return this.listener.stale()
    this.reader = end
    const acknowledged = this.listener.acknowledged()
    if (acknowledged === null) return this.listener.ready(this, beginning)
    const received = end.inlet.join(end.input, acknowledged, this.acknowledge)
    this.listener.ready(this, received)
  }

  /** The source was placed anew; what this one still writes must not mix with its blocks. */
  private isStale({ sourceEpoch }: InletInput): boolean {
    return this.sourceEpoch < sourceEpoch
  }
}
