/** A link as the outlets and inlets of the model see it: slow in both directions, and it breaks. */
import type { Position } from '../../../../../agent/core/rounds/position'
import type { FrameRun } from '../../../../../agent/runtime/frames/frame-run'
import type { Inlet, InletInput } from '../../../../../agent/runtime/pipes/inlet'
import type { Receiver, Way, WayListener } from '../../../../../agent/runtime/pipes/outlet'

/** What reads the pipe at the channel's other end now. */
export interface ReadEnd {
  inlet: Inlet
  input: InletInput
}

/** Messages on their way above which the writer is to wait. */
const ROOM = 4

export class Channel implements Way {
  private end: ReadEnd | null = null
  private forward: (() => void)[] = []
  private backward: (() => void)[] = []
  private isPaused = false
  private isClosed = false

  constructor(
    readonly pipe: number,
    readonly node: number,
    readonly sourceEpoch: number,
    private readonly listener: WayListener,
    private readonly look: (pipe: number, node: number) => ReadEnd | null,
  ) {}

  reaches({ address }: { address: { port: number } }): boolean {
    return address.port === this.node
  }

  private accept(run: FrameRun): boolean {
    this.forward.push(() => {
      const { inlet, input } = this.end!
      if (inlet.accept(input, run)) return
      this.isPaused = true
      input.onDrain = () => (this.isPaused = false)
    })
    return this.forward.length < ROOM
  }

  close(): void {
    this.isClosed = true
    this.drop()
  }

  /** All that is on its way is lost; the writer comes again. */
  break(): void {
    if (this.isClosed || this.end === null) return
    this.drop()
    this.listener.broken()
    this.listener.drained()
  }

  /** Lets one thing happen; false where there is nothing. */
  step(backFirst: boolean): boolean {
    if (this.isClosed) return false
    if (this.end === null) return this.open()
    const back = (): boolean => run(this.backward)
    const forth = (): boolean => !this.isPaused && this.moveOn()
    return backFirst ? back() || forth() : forth() || back()
  }

  private moveOn(): boolean {
    if (!run(this.forward)) return false
    if (this.forward.length === ROOM - 1) this.listener.drained()
    return true
  }

  private open(): boolean {
    const end = this.look(this.pipe, this.node)
    if (end === null) return false
    if (this.sourceEpoch < end.input.sourceEpoch) {
      this.close()
      this.listener.stale()
      return true
    }
    end.inlet.expect(end.input, this.sourceEpoch)
    this.end = end
    const tell = (position: Position): void => {
      if (this.end === end) this.backward.push(() => this.listener.acknowledge(position))
    }
    const acknowledged = this.listener.acknowledged()!
    const news: Position[] = []
    let isOpen = false
    const received = end.inlet.join(end.input, acknowledged, (position) => {
      if (isOpen) tell(position)
      else news.push(position)
    })
    this.backward.push(() => this.listener.ready(this.receiver, received))
    isOpen = true
    news.forEach(tell)
    return true
  }

  private get receiver(): Receiver {
    return {
      accept: (run) => this.accept(run),
      end: () => void this.forward.push(() => this.end!.inlet.end(this.end!.input)),
      close: () => this.close(),
    }
  }

  private drop(): void {
    this.end = null
    this.forward = []
    this.backward = []
    this.isPaused = false
  }
}

function run(messages: (() => void)[]): boolean {
  const next = messages.shift()
  next?.()
  return next !== undefined
}
