/** The source's end of one pipe: sends runs to wherever the destination is now; its kinds differ in what they keep. */
import type { PipeDescription } from '../../core/network/description'
import type { Position } from '../../core/rounds/position'
import type { PipeTarget } from '../../protocol/common'
import type { FrameRun } from '../frames/frame-run'

/** An open way to the destination: an inlet on this node, or a link to another. */
export interface Receiver {
  /** Takes the run in any case; false asks to wait for `onDrain`. */
  accept(run: FrameRun): boolean
  end(generation: number, round: number): void
  close(): void
}

/** What an outlet needs of its agent. */
export interface OutletWays {
  /**
   * Opens the way to a destination and calls `ready` with it, again after each break, until `close`.
   * `stale`: a newer source writes this pipe, so this one never will again.
   */
  open(pipe: number, target: NodeTarget, sourceEpoch: number, listener: WayListener): Way
}

export interface WayListener {
  /** `received`: the last block that the destination has, where the pipe is reliable. */
  ready(receiver: Receiver, received: Position): void
  broken(): void
  drained(): void
  stale(): void
  /** Of a reliable pipe: what is known to be acknowledged; of others null. */
  acknowledged(): Position | null
  /** The destination of a reliable pipe will never need anything up to this block again. */
  acknowledge(position: Position): void
}

/** An attempt to stay connected to one destination. */
export interface Way {
  /** This way leads to the target too, so it can be kept with all that is in it. */
  reaches(target: NodeTarget): boolean
  close(): void
}

export type NodeTarget = Extract<PipeTarget, { type: 'node' }>

export abstract class Outlet {
  private way: Way | null = null
  private opened: Receiver | null = null
  private ending: { generation: number; round: number } | null = null
  private target: PipeTarget = { type: 'hold' }
  abstract readonly heldBytes: number
  blocks = 0
  bytes = 0
  dropped = 0

  constructor(
    readonly pipe: PipeDescription,
    private sourceEpoch: number,
    private readonly ways: OutletWays,
    /** Told when there is room again. */
    public onDrain: () => void,
  ) {}

  /** Sends or keeps a run; false asks the job to wait for `onDrain`. */
  send(run: FrameRun): boolean {
    this.blocks += run.count
    this.bytes += run.body.bytes
    if (this.target.type !== 'discard') return this.take(run)
    this.dropped += run.count
    return true
  }

  /** The job has written its last block on this pipe. */
  end(generation: number, round: number): void {
    this.ending = { generation, round }
    this.receiver?.end(generation, round)
  }

  /** The destination is there now. A link that leads there already goes on, so that nothing in it is lost. */
  redirect(target: PipeTarget, sourceEpoch = this.sourceEpoch): void {
    const sameSource = sourceEpoch === this.sourceEpoch
    this.target = target
    this.sourceEpoch = sourceEpoch
    // What an earlier incarnation of the job ended goes on.
    if (!sameSource) this.ending = null
    if (target.type === 'hold' && sameSource) return
    if (target.type === 'node' && sameSource && this.way?.reaches(target) === true) return this.catchUp()
    this.closeWay()
    if (target.type === 'discard') this.discard()
    this.open()
  }

  close(): void {
    this.target = { type: 'hold' }
    this.closeWay()
    this.forget()
  }

  /** Where runs can be sent now, if anywhere. */
  protected get receiver(): Receiver | null {
    return this.target.type === 'node' ? this.opened : null
  }

  /** Sends the run, or keeps it where there is no receiver; false asks to wait. */
  protected abstract take(run: FrameRun): boolean

  /** Sends what was kept and not sent to this receiver; false asks to wait. */
  protected abstract flush(receiver: Receiver): boolean

  /** Drops all that is kept and gives the number of blocks. */
  protected abstract forget(): number

  /** The receiver may take more; an outlet may have its own reason to wait. */
  protected drained(): void {
    this.onDrain()
  }

  /** The way is open; of a reliable pipe the destination has what `received` says. */
  protected opens(_received: Position): void {}

  protected superseded(): void {}

  /** Nobody will read what was forgotten. */
  protected discarded(): void {}

  protected acknowledged(): Position | null {
    return null
  }

  protected acknowledge(_position: Position): void {}

  /** It is known what to tell the destination at first. */
  protected get isReady(): boolean {
    return true
  }

  /** Looks for the way to the destination, if there is one and none is looked for yet. */
  protected open(): void {
    const { target } = this
    if (target.type !== 'node' || this.way !== null || !this.isReady) return
    this.way = this.ways.open(this.pipe.id, target, this.sourceEpoch, {
      ready: (receiver, received) => {
        this.opened = receiver
        this.opens(received)
        this.catchUp()
      },
      broken: () => void (this.opened = null),
      drained: () => this.drained(),
      stale: () => this.supersede(),
      acknowledged: () => this.acknowledged(),
      acknowledge: (position) => this.acknowledge(position),
    })
  }

  private catchUp(): void {
    const { receiver } = this
    if (receiver === null) return
    const room = this.flush(receiver)
    if (this.ending !== null) receiver.end(this.ending.generation, this.ending.round)
    if (room) this.drained()
  }

  /** A newer source writes this pipe: what this one has counts for nothing. */
  private supersede(): void {
    this.superseded()
    this.target = { type: 'discard' }
    this.closeWay()
    this.dropped += this.forget()
    this.onDrain()
  }

  private discard(): void {
    this.dropped += this.forget()
    this.discarded()
    this.onDrain()
  }

  private closeWay(): void {
    this.opened = null
    this.way?.close()
    this.way = null
  }
}
