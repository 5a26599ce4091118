/** The outlet of a reliable pipe: keeps every block until it is acknowledged, and sends it again where that is needed. */
import { beginning, coveredBy, endOf, laterOf, type Position } from '../../core/rounds/position'
import { ReplayLog } from '../../core/rounds/replay-log'
import { frameBytesOps, releaseFrames, type FrameBytes, type FrameRun } from '../frames/frame-run'
import { RELIABLE_BYTES } from '../limits'
import { Outlet, type Receiver } from './outlet'

/** Pieces below this size are copied: they would keep a whole read in memory for as long as they are kept. */
const COPY_BELOW_BYTES = 64 * 1024

export class ReliableOutlet extends Outlet {
  private readonly log = new ReplayLog<FrameBytes>(frameBytesOps)
  /** What the present receiver has been sent, or has had from an earlier source. */
  private sent: Position = beginning
  private hasBegun = false
  /** A newer source writes this pipe: nothing of this one was, or will be, acknowledged beyond this. */
  private stuckAt: Position | null = null
  /** Told when blocks were acknowledged. */
  onProgress: (() => void) | null = null
  /** Blocks that the jobs behind this pipe need before they can acknowledge any: more bytes than usual, if need be. */
  needs = 1

  /**
   * The job begins after this round. All that was made of the rounds before it is acknowledged: nobody would let the job
   * begin there otherwise.
   */
  begin(position: Position): void {
    this.log.acknowledge(position)
    if (this.hasBegun) return
    this.hasBegun = true
    this.open()
  }

  get heldBytes(): number {
    return this.log.bytes
  }

  /** Every block was acknowledged. */
  get isSettled(): boolean {
    return this.log.isEmpty && this.stuckAt === null
  }

  /** The last round up to which everything that was written is acknowledged; null: all rounds. */
  get settled(): Position | null {
    return this.stuckAt ?? this.log.keptFrom
  }

  protected override get isReady(): boolean {
    return this.hasBegun
  }

  protected take(run: FrameRun): boolean {
    const fresh = this.log.append({ ...run, body: ownBytes(run.body) })
    const { receiver } = this
    const room = fresh === null || receiver === null || this.pass(receiver, fresh)
    return room && !this.isFull()
  }

  protected flush(receiver: Receiver): boolean {
    let room = true
    for (const run of this.log.after(this.sent)) room = this.pass(receiver, run)
    return room
  }

  protected forget(): number {
    const { blocks } = this.log
    this.log.clear()
    return blocks
  }

  protected override superseded(): void {
    this.stuckAt ??= this.log.acknowledged
  }

  protected override discarded(): void {
    this.onProgress?.()
  }

  protected override drained(): void {
    if (!this.isFull()) this.onDrain()
  }

  protected override opens(received: Position): void {
    this.sent = received
  }

  protected override acknowledged(): Position {
    return this.log.acknowledged
  }

  protected override acknowledge(position: Position): void {
    const wasFull = this.isFull()
    if (!this.log.acknowledge(position)) return
    if (wasFull && !this.isFull()) this.onDrain()
    this.onProgress?.()
  }

  private pass(receiver: Receiver, run: FrameRun): boolean {
    // A destination that has had these blocks from the source's last incarnation need not get them again.
    if (coveredBy(run, this.sent) === run.count) return true
    this.sent = laterOf(this.sent, endOf(run))
    return receiver.accept(run)
  }

  private isFull(): boolean {
    return this.log.bytes > RELIABLE_BYTES && this.log.blocks > this.needs
  }
}

/** The bytes as nobody else's: what they were read into is not used again while they are kept. */
function ownBytes(body: FrameBytes): FrameBytes {
  if (body.slabs.length === 0) return body
  if (body.bytes >= COPY_BELOW_BYTES) return { ...body, slabs: [] }
  const pieces = [Buffer.concat(body.pieces)]
  releaseFrames(body)
  return { pieces, bytes: body.bytes, slabs: [] }
}
