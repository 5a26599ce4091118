/** The input side of one job on its node: brings the pipes in step and feeds the job process within a window. */
import type { PipeDescription } from '../../core/network/description'
import { AsyncBuffer } from '../../core/rounds/async-buffer'
import { beginning, comparePositions, type Position } from '../../core/rounds/position'
import { RoundAligner, type Delivery } from '../../core/rounds/round-aligner'
import { countFrame, FrameKind, makeFrame } from '../../protocol/frame'
import { frameBytesOps, releaseFrames, type FrameBytes, type FrameRun } from '../frames/frame-run'
import { ASYNC_BACKLOG_BYTES, FRESH_WINDOW_ROUNDS, INPUT_QUEUE_BYTES, STALL_MS } from '../limits'
import { DeliveryWindow } from './delivery-window'
import { Entry } from './entry'

/** Where an inlet writes whole frames: the job process. */
export interface InletPort {
  /** `written` is called once the bytes have left this process. */
  write(pieces: Buffer[], written?: () => void): void
  /** Bytes that were written and have not left. */
  readonly backlog: number
}

/** One pipe that ends at the job. */
export interface InletInput {
  pipe: PipeDescription
  /** Place among the synchronous inputs, or -1 for an ASYNC one. */
  index: number
  /** Lowest epoch of the source that may write. */
  sourceEpoch: number
  /** Keeps ASYNC blocks while there is no process. */
  buffer: AsyncBuffer<FrameBytes> | null
  ended: boolean
  /** Its source was replaced and has not sent anything since, nor will it send again what was lost. */
  replaced: boolean
  /** Reliable, and so is all that leads to its source: no block is lost for good as long as the first source lives. */
  gapless: boolean
  /** Tells the writer of a reliable pipe up to which block it need not keep any more. */
  onAcknowledge: ((position: Position) => void) | null
  /** Told once when a congested input has room again. */
  onDrain: (() => void) | null
  blocks: number
  bytes: number
}

export class Inlet {
  private readonly byPipe = new Map<number, InletInput>()
  private readonly aligner: RoundAligner<FrameBytes>
  private readonly window = new DeliveryWindow()
  private port: InletPort | null = null
  private endSent = false
  private stallTimer: NodeJS.Timeout | null = null
  /** While it is not known with which round a job with reliable inputs begins. */
  private entry: Entry<InletInput> | null
  /** The round up to which the writers of reliable inputs need not keep anything. */
  private acknowledged: Position
  private onBegin: ((position: Position) => void) | null = null
  /** Some input is reliable: what is handed out must be finished, or comes again. */
  readonly isReliable: boolean
  dropped = 0

  constructor(
    inputs: { pipe: PipeDescription; sourceEpoch: number; gapless?: boolean }[],
    private readonly maxQueue: number,
    /** The job goes on from its state after this round. */
    saved: Position | null = null,
  ) {
    const sync = inputs.filter(({ pipe }) => !pipe.async)
    this.aligner = new RoundAligner(
      sync.map(({ pipe }) => pipe.blockCount),
      frameBytesOps,
    )
    for (const { pipe, sourceEpoch, gapless = false } of inputs) {
      const index = sync.findIndex((input) => input.pipe.id === pipe.id)
      const buffer = pipe.async ? new AsyncBuffer<FrameBytes>(pipe.buffer) : null
      const counts = { blocks: 0, bytes: 0 }
      this.byPipe.set(pipe.id, {
        pipe,
        index,
        sourceEpoch,
        buffer,
        ended: false,
        replaced: false,
        gapless,
        onDrain: null,
        onAcknowledge: null,
        ...counts,
      })
    }
    const reliable = this.inputs.filter((input) => input.pipe.reliable)
    this.isReliable = reliable.length > 0
    this.acknowledged = saved ?? beginning
    this.entry = this.isReliable ? new Entry(new Set(saved === null ? reliable : []), saved) : null
    this.begin()
  }

  get inputs(): InletInput[] {
    return [...this.byPipe.values()]
  }

  input(pipe: number): InletInput | undefined {
    return this.byPipe.get(pipe)
  }

  /** The latest generation of rounds of which anything has come. */
  get generation(): number {
    return Math.max(0, ...this.aligner.inputs.map(({ received }) => received.generation))
  }

  /** Counters of a synchronous input's queue. */
  queue(input: InletInput): { queuedBytes: number; late: number; missing: number } {
    if (input.index < 0) return { queuedBytes: input.buffer!.bytes, late: 0, missing: 0 }
    const { queuedBytes, counts } = this.aligner.inputs[input.index]!
    return { queuedBytes, ...counts }
  }

  /** Takes a run; false asks the sender to wait for `onDrain`. */
  accept(input: InletInput, run: FrameRun): boolean {
    input.blocks += run.count
    input.bytes += run.body.bytes
    if (input.index < 0) {
      this.acceptAsync(input, run)
      return true
    }
    input.replaced = false
    if (this.entry !== null) {
      this.entry.hold(input, run)
      return !this.entry.isCongested
    }
    this.aligner.accept(input.index, run)
    this.pump()
    return !this.isCongested(input)
  }

  /**
   * The writer of a reliable input is here and knows this block to be acknowledged; it gets the block after which it is to
   * go on, and from now on what else is acknowledged.
   */
  join(input: InletInput, acknowledged: Position, onAcknowledge: (position: Position) => void): Position {
    const { index, gapless } = input
    input.onAcknowledge = onAcknowledge
    // Behind a pipe that may lose blocks, the first that comes need not be the next after what was acknowledged.
    const isKnown = gapless || comparePositions(acknowledged, beginning) > 0
    this.entry?.tell(input, isKnown ? roundOf(acknowledged, input) : null)
    this.begin()
    if (this.entry !== null) return acknowledged
    onAcknowledge(blockOf(this.acknowledged, input))
    return this.aligner.inputs[index]!.received
  }

  /** Calls with the round after which the job begins, once that is known. */
  whenBegun(listener: (position: Position) => void): void {
    if (this.entry === null) listener(this.acknowledged)
    else this.onBegin = listener
  }

  /** Bytes that have come in so far. */
  get receivedBytes(): number {
    let bytes = 0
    for (const input of this.byPipe.values()) bytes += input.bytes
    return bytes
  }

  /** The last round that the process has finished. */
  get finished(): Position {
    return this.window.finished
  }

  /** The writers of reliable inputs need not keep this round and those before it. */
  acknowledge(round: Position): void {
    if (comparePositions(round, this.acknowledged) <= 0) return
    this.acknowledged = round
    for (const input of this.byPipe.values()) input.onAcknowledge?.(blockOf(round, input))
  }

  /** Only sources of this epoch or a later one may write the input from now on. */
  expect(input: InletInput, sourceEpoch: number): void {
    if (sourceEpoch <= input.sourceEpoch) return
    input.sourceEpoch = sourceEpoch
    if (input.gapless) return
    input.replaced = true
    this.stallTimer ??= setInterval(() => this.checkStall(), STALL_MS).unref()
  }

  /** The source of this input has written its last block. */
  end(input: InletInput): void {
    if (input.ended) return
    input.ended = true
    this.entry?.tell(input, null)
    if (this.entry !== null) return this.begin()
    if (input.index >= 0) this.aligner.end(input.index)
    this.pump()
  }

  /** A process is ready for blocks; what an earlier one had not finished is gone with it. */
  attach(port: InletPort): void {
    this.port = port
    this.endSent = false
    this.window.clear()
    this.flushAsync()
    this.pump()
  }

  /** The process is gone; blocks queue up to their bounds. */
  detach(): void {
    this.port = null
  }

  /** The process has finished compute blocks. */
  done(count: number): void {
    this.window.done(count)
    this.pump()
  }

  /** Nobody reads here any more; senders that wait may look for a new reader. */
  close(): void {
    this.detach()
    for (const input of this.byPipe.values()) {
      const { onDrain } = input
      input.onDrain = null
      onDrain?.()
    }
    if (this.stallTimer !== null) clearInterval(this.stallTimer)
    this.stallTimer = null
  }

  private checkStall(): void {
    const inputs = [...this.byPipe.values()].filter((input) => input.index >= 0)
    const stalled = this.aligner.ready() === 0 && inputs.some((input) => this.isCongested(input))
    if (stalled && this.aligner.standIn(inputs.map((input) => input.replaced)) > 0) this.pump()
    if (inputs.some((input) => input.replaced) || this.stallTimer === null) return
    clearInterval(this.stallTimer)
    this.stallTimer = null
  }

  /** Once every writer has said what it knows: all that waits for it goes its way. */
  private begin(): void {
    const { entry } = this
    if (entry?.isKnown !== true) return
    this.entry = null
    if (entry.position !== null) {
      this.acknowledged = entry.position
      this.window.finished = entry.position
      this.aligner.beginAfter(entry.position)
    }
    this.onBegin?.(this.acknowledged)
    for (const { input, run } of entry.early) this.aligner.accept(input.index, run)
    for (const { ended, index } of this.byPipe.values()) if (ended && index >= 0) this.aligner.end(index)
    this.pump()
  }

  private pump(): void {
    if (this.maxQueue > 0) this.dropOldest()
    if (this.port === null || this.entry !== null) return
    for (;;) {
      if (!this.window.isOpen) break
      const limit = this.maxQueue > 0 ? FRESH_WINDOW_ROUNDS - this.window.rounds : Infinity
      const delivery = this.aligner.take(limit)
      if (delivery === null) break
      const { rounds, generation, round } = delivery
      this.window.add(rounds, this.write(this.port, delivery), generation, round + rounds - 1)
    }
    this.sendEnd(this.port)
    this.releaseSenders()
  }

  private write(port: InletPort, delivery: Delivery<FrameBytes>): number {
    const pieces: Buffer[] = []
    const bodies: FrameBytes[] = []
    let bytes = 0
    for (const input of this.byPipe.values()) {
      if (input.index < 0) continue
      for (const part of delivery.parts[input.index]!) {
        if (part.body === null) {
          pieces.push(countFrame(FrameKind.dummy, input.pipe.id, delivery.generation, part.first, part.count))
        } else {
          for (const piece of part.body.pieces) pieces.push(piece)
          bytes += part.body.bytes
          bodies.push(part.body)
        }
      }
    }
    port.write(pieces, () => {
      bodies.forEach(releaseFrames)
      this.flushAsync()
    })
    return bytes
  }

  private sendEnd(port: InletPort): void {
    if (this.endSent || this.byPipe.size === 0) return
    const inputs = [...this.byPipe.values()]
    const sync = inputs.some((input) => input.index >= 0)
    if (sync ? !this.aligner.ended : !inputs.every((input) => input.ended)) return
    this.endSent = true
    port.write([makeFrame(FrameKind.end, 0, 0, 0)])
  }

  private releaseSenders(): void {
    for (const input of this.byPipe.values()) {
      if (input.onDrain === null || this.isCongested(input)) continue
      const { onDrain } = input
      input.onDrain = null
      onDrain()
    }
  }

  /** Full, and not merely because one compute block is larger than the bound. */
  private isCongested(input: InletInput): boolean {
    if (input.index < 0) return false
    const queue = this.aligner.inputs[input.index]!
    return queue.queuedBytes > INPUT_QUEUE_BYTES && queue.hasWholeRound()
  }

  private dropOldest(): void {
    const excess = this.aligner.ready() - this.maxQueue
    if (excess > 0) this.dropped += this.aligner.drop(excess)
  }

  private acceptAsync(input: InletInput, run: FrameRun): void {
    let { body } = run
    for (let left = run.count; left > 1; left--) {
      const [block, rest] = frameBytesOps.split(body, 1)
      input.buffer!.push(block, block.bytes)
      body = rest
    }
    input.buffer!.push(body, body.bytes)
    this.flushAsync()
  }

  /** ASYNC blocks go out while the process takes them; else the buffer rule decides which are kept. */
  private flushAsync(): void {
    for (const { buffer } of this.byPipe.values()) {
      while (buffer !== null && this.port !== null && this.port.backlog < ASYNC_BACKLOG_BYTES) {
        const body = buffer.shift()
        if (body === undefined) break
        this.port.write(body.pieces, () => {
          releaseFrames(body)
          this.flushAsync()
        })
      }
    }
  }
}

/** The last round of which all blocks of an input, and those before, are covered. */
function roundOf({ generation, round }: Position, { pipe }: InletInput): Position {
  return { generation, round: Math.floor(round / pipe.blockCount) }
}

/** The last block of an input that belongs to this round or one before. */
function blockOf({ generation, round }: Position, { pipe }: InletInput): Position {
  return { generation, round: round * pipe.blockCount }
}
