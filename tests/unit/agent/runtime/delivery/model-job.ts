/** A job of the model: real inlet, outlets and settlement around a process that is played. */
import { comparePositions, type Position } from '../../../../../agent/core/rounds/position'
import {
  FRAME_HEADER_BYTES,
  FrameKind,
  frameGeneration,
  framePipe,
  frameRound,
  frameSize,
} from '../../../../../agent/protocol/frame'
import type { JobSave, PipeTarget } from '../../../../../agent/protocol/common'
import type { PipeDescription } from '../../../../../agent/core/network/description'
import { Inlet } from '../../../../../agent/runtime/pipes/inlet'
import type { OutletWays } from '../../../../../agent/runtime/pipes/outlet'
import { ReliableOutlet } from '../../../../../agent/runtime/pipes/reliable-outlet'
import { StateKeeper } from '../../../../../agent/runtime/run/state-keeper'
import { Settlement } from '../../../../../agent/runtime/pipes/settlement'
import { block } from '../blocks'

export interface JobShape {
  /** Its values carry the number of rounds that it has run, which it keeps as its state. */
  isStateful: boolean
  inputs: PipeDescription[]
  outputs: { pipe: PipeDescription; needs: number }[]
}

/** Bytes as which each block counts, so that few blocks fill every buffer. */
const BLOCK_BYTES = 900 * 1024

interface Block {
  position: Position
  value: string
}

/** One placement of a job. */
export class ModelJob {
  readonly inlet: Inlet
  readonly outlets: ReliableOutlet[]
  /** Rounds that this placement's process ran: what a sink would have seen. */
  readonly ran: Block[] = []
  private readonly settlement: Settlement
  private readonly keeper: StateKeeper | null
  private waiting: Block[][]
  private unreported = 0
  private congested = new Set<number>()
  private next = 1
  private count = 0
  private last: Position | null = null
  private inputsEnded = false
  hasEnded = false
  /** The client knows that it has ended and that nothing of it can be lost any more. */
  isFinished = false

  constructor(
    readonly shape: JobShape,
    readonly node: number,
    readonly epoch: number,
    ways: OutletWays,
    previous: ModelJob | null,
    private readonly limit: number,
    saved: JobSave | null,
    send: (saved: JobSave) => void,
  ) {
    this.keeper = shape.isStateful ? new StateKeeper(saved, send) : null
    this.count = Number(saved?.state ?? 0)
    this.next = (saved?.round ?? 0) + 1
    this.inlet = new Inlet(
      shape.inputs.map((pipe) => ({ pipe, sourceEpoch: 0, gapless: true })),
      0,
      saved,
    )
    this.waiting = shape.inputs.map(() => [])
    this.outlets = shape.outputs.map(({ pipe, needs }, i) => {
      const outlet = previous?.outlets[i] ?? new ReliableOutlet(pipe, epoch, ways, () => undefined)
      outlet.needs = needs
      outlet.onDrain = () => this.congested.delete(pipe.id)
      return outlet
    })
    this.settlement = new Settlement(this.inlet, this.outlets, this.keeper, () => undefined)
    for (const outlet of this.outlets) outlet.redirect({ type: 'hold' }, epoch)
    this.inlet.attach({ backlog: 0, write: (pieces) => this.read(Buffer.concat(pieces)) })
  }

  get isSource(): boolean {
    return this.shape.inputs.length === 0
  }

  get isSettled(): boolean {
    return this.settlement.isSettled
  }

  redirect(pipe: number, target: PipeTarget): void {
    this.outlets.find((outlet) => outlet.pipe.id === pipe)!.redirect(target)
  }

  /** Runs one round if it can: its blocks are written at once, that it is done is told later. */
  work(): boolean {
    if (this.hasEnded || this.congested.size > 0) return false
    const round = this.isSource ? this.sourceRound() : this.takeRound()
    if (round === null) return this.endIfOver()
    this.count++
    if (this.shape.isStateful) round.value = `${this.count}${round.value}`
    this.last = round.position
    this.ran.push(round)
    this.shape.outputs.forEach(({ pipe }, i) => this.write(i, pipe.id, round))
    this.unreported++
    return true
  }

  /** The agent learns what is done. */
  report(): boolean {
    if (this.unreported === 0) return false
    this.inlet.done(this.unreported)
    this.unreported = 0
    this.settlement.update()
    return true
  }

  /** The job saves its state, and its agent learns of it. */
  save(): void {
    if (this.last === null || this.hasEnded) return
    this.report()
    this.keeper?.take({ ...this.last, state: String(this.count) })
    this.settlement.update()
  }

  /** The client keeps the state after this round. */
  kept(round: Position): void {
    this.keeper?.confirm(round)
    this.settlement.update()
  }

  /** The process is gone. */
  kill(): void {
    this.inlet.detach()
    this.hasEnded = true
    this.waiting = this.shape.inputs.map(() => [])
  }

  private write(i: number, pipe: number, { position, value }: Block): void {
    const { generation, round } = position
    const pieces = [block(pipe, round, value, generation)]
    const room = this.outlets[i]!.send({
      generation,
      first: round,
      count: 1,
      body: { pieces, bytes: BLOCK_BYTES, slabs: [] },
    })
    if (!room) this.congested.add(pipe)
  }

  private sourceRound(): Block | null {
    if (this.next > this.limit) return null
    const round = this.next++
    return { position: { generation: 0, round }, value: `:${round}` }
  }

  private takeRound(): Block | null {
    if (this.shape.inputs.some(({ blockCount }, i) => this.waiting[i]!.length < blockCount)) return null
    const taken = this.shape.inputs.map(({ blockCount }, i) => this.waiting[i]!.splice(0, blockCount))
    const { generation, round } = taken[0]![0]!.position
    const { blockCount } = this.shape.inputs[0]!
    const position = { generation, round: Math.floor((round - 1) / blockCount) + 1 }
    const last = this.ran.at(-1)
    if (last !== undefined && comparePositions(position, last.position) <= 0)
      throw new Error('a round came twice')
    return {
      position,
      value: `(${taken
        .flat()
        .map(({ value }) => value)
        .join(' ')})`,
    }
  }

  private endIfOver(): boolean {
    if (!this.isSource && !this.inputsEnded) return false
    this.hasEnded = true
    this.report()
    for (const outlet of this.outlets) outlet.end(0, 0)
    return true
  }

  private read(frames: Buffer): void {
    for (let at = 0; at < frames.length; at += frameSize(frames, at) + 4) {
      const kind = frames[at + 4]
      if (kind === FrameKind.dummy) throw new Error('a dummy stands for a block of a reliable pipe')
      if (kind === FrameKind.end) this.inputsEnded = true
      if (kind !== FrameKind.block) continue
      const pipe = framePipe(frames, at)
      const value = frames.toString('utf8', at + FRAME_HEADER_BYTES + 1, at + frameSize(frames, at) + 4)
      const position = { generation: frameGeneration(frames, at), round: frameRound(frames, at) }
      this.waiting[this.shape.inputs.findIndex(({ id }) => id === pipe)]!.push({ position, value })
    }
  }
}
