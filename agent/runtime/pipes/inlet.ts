/** The input side of one job on its node: brings the pipes in step and feeds the job process within a window. */
import type { PipeDescription } from '../../core/network/description'
import { AsyncBuffer } from '../../core/rounds/async-buffer'
import { RoundAligner, type Delivery } from '../../core/rounds/round-aligner'
import { countFrame, FrameKind, makeFrame } from '../../protocol/frame'
import { frameBytesOps, releaseFrames, type FrameBytes, type FrameRun } from '../frames/frame-run'
import { FRESH_WINDOW_ROUNDS, INPUT_QUEUE_BYTES } from '../limits'
import { DeliveryWindow } from './delivery-window'

/** Where an inlet writes whole frames: the job process. */
export interface InletPort {
  /** `written` is called once the bytes have left this process. */
  write(pieces: Buffer[], written?: () => void): void
}

/** One pipe that ends at the job. */
export interface InletInput {
  pipe: PipeDescription
  /** Place among the synchronous inputs, or -1 for an ASYNC one. */
  index: number
  /** Lowest epoch of the source that may write. */
  sourceEpoch: number
  /** Keeps ASYNC blocks while there is no process. */
  buffer: AsyncBuffer<Buffer[]> | null
  ended: boolean
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
  dropped = 0

  constructor(
    inputs: { pipe: PipeDescription; sourceEpoch: number }[],
    private readonly maxQueue: number,
  ) {
    const sync = inputs.filter(({ pipe }) => !pipe.async)
    this.aligner = new RoundAligner(
      sync.map(({ pipe }) => pipe.blockCount),
      frameBytesOps,
    )
    for (const { pipe, sourceEpoch } of inputs) {
      const index = sync.findIndex((input) => input.pipe.id === pipe.id)
      const buffer = pipe.async ? new AsyncBuffer<Buffer[]>(pipe.buffer) : null
      const counts = { blocks: 0, bytes: 0 }
      this.byPipe.set(pipe.id, { pipe, index, sourceEpoch, buffer, ended: false, onDrain: null, ...counts })
    }
  }

  get inputs(): InletInput[] {
    return [...this.byPipe.values()]
  }

  input(pipe: number): InletInput | undefined {
    return this.byPipe.get(pipe)
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
    this.aligner.accept(input.index, run)
    this.pump()
    return !this.isCongested(input)
  }

  /** The source of this input has written its last block. */
  end(input: InletInput): void {
    if (input.ended) return
    input.ended = true
    if (input.index >= 0) this.aligner.end(input.index)
    this.pump()
  }

  /** A process is ready for blocks; what an earlier one had not finished is gone with it. */
  attach(port: InletPort): void {
    this.port = port
    this.endSent = false
    this.window.clear()
    for (const input of this.byPipe.values()) this.flushAsync(input)
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

  private pump(): void {
    if (this.maxQueue > 0) this.dropOldest()
    if (this.port === null) return
    for (;;) {
      if (!this.window.isOpen) break
      const limit = this.maxQueue > 0 ? FRESH_WINDOW_ROUNDS - this.window.rounds : Infinity
      const delivery = this.aligner.take(limit)
      if (delivery === null) break
      this.window.add(delivery.rounds, this.write(this.port, delivery))
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
    port.write(pieces, () => bodies.forEach(releaseFrames))
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
    if (this.port === null) input.buffer!.push(run.body.pieces, run.body.bytes)
    else this.port.write(run.body.pieces, () => releaseFrames(run.body))
  }

  private flushAsync(input: InletInput): void {
    for (let pieces = input.buffer?.shift(); pieces !== undefined; pieces = input.buffer?.shift()) {
      this.port!.write(pieces)
    }
  }
}
