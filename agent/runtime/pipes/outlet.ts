/** The source's end of one pipe: sends runs to wherever the destination is now, holds or drops while it is nowhere. */
import type { PipeDescription } from '../../core/network/description'
import type { PipeTarget } from '../../protocol/common'
import type { FrameRun } from '../frames/frame-run'
import { HOLD_BYTES } from '../limits'

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
  ready(receiver: Receiver): void
  broken(): void
  drained(): void
  stale(): void
}

/** An attempt to stay connected to one destination. */
export interface Way {
  /** This way leads to the target too, so it can be kept with all that is in it. */
  reaches(target: NodeTarget): boolean
  close(): void
}

export type NodeTarget = Extract<PipeTarget, { type: 'node' }>

export class Outlet {
  private held: FrameRun[] = []
  private way: Way | null = null
  private receiver: Receiver | null = null
  private ending: { generation: number; round: number } | null = null
  private target: PipeTarget = { type: 'hold' }
  heldBytes = 0
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
    if (this.receiver !== null && this.target.type === 'node') return this.receiver.accept(run)
    if (this.target.type === 'discard') {
      this.dropped += run.count
      return true
    }
    this.held.push(run)
    this.heldBytes += run.body.bytes
    return this.heldBytes < HOLD_BYTES
  }

  /** The job has written its last block on this pipe. */
  end(generation: number, round: number): void {
    this.ending = { generation, round }
    if (this.target.type === 'node') this.receiver?.end(generation, round)
  }

  /** Everything was passed on, the end too. */
  get idle(): boolean {
    return this.held.length === 0
  }

  /** The destination is there now. A link that leads there already goes on, so that nothing in it is lost. */
  redirect(target: PipeTarget, sourceEpoch = this.sourceEpoch): void {
    const sameSource = sourceEpoch === this.sourceEpoch
    this.target = target
    this.sourceEpoch = sourceEpoch
    // What an earlier incarnation of the job ended goes on.
    if (!sameSource) this.ending = null
    if (target.type === 'hold' && sameSource) return
    if (target.type === 'node' && sameSource && this.way?.reaches(target) === true) return this.flushHeld()
    this.closeWay()
    if (target.type === 'discard') this.dropHeld()
    if (target.type === 'node') this.open(target)
  }

  close(): void {
    this.closeWay()
    this.held = []
    this.heldBytes = 0
  }

  private open(target: NodeTarget): void {
    this.way = this.ways.open(this.pipe.id, target, this.sourceEpoch, {
      ready: (receiver) => {
        this.receiver = receiver
        this.flushHeld()
      },
      broken: () => void (this.receiver = null),
      drained: () => this.onDrain(),
      stale: () => this.redirect({ type: 'discard' }),
    })
  }

  private flushHeld(): void {
    const { receiver, held } = this
    if (receiver === null || this.target.type !== 'node') return
    this.held = []
    this.heldBytes = 0
    let room = true
    for (const run of held) room = receiver.accept(run)
    if (this.ending !== null) receiver.end(this.ending.generation, this.ending.round)
    if (room) this.onDrain()
  }

  private dropHeld(): void {
    for (const run of this.held) this.dropped += run.count
    this.held = []
    this.heldBytes = 0
    this.onDrain()
  }

  private closeWay(): void {
    this.receiver = null
    this.way?.close()
    this.way = null
  }
}
