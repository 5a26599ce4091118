/** What a program writes to one output, cut into blocks. */
import { Socket } from 'node:net'
import { FRAME_HEADER_BYTES, FrameKind, HeadBit, writeFrameHeader } from '../../protocol/frame'
import type { BlockWriter } from '../../sdk/block-writer'
import type { BlockCutter } from './block-cutter'
import type { ProgramRound, ProgramRounds } from './program-rounds'

/** What an output tells of itself. */
export interface ProgramOutputEvents {
  /** A block came before its round. */
  early(): void
  /** Blocks were added to the writer. */
  added(): void
  /** All that the program wrote is cut. */
  ended(): void
  failed: (error: unknown) => void
}

export class ProgramOutput {
  /** Blocks and their bytes so far. */
  blocks = 0
  bytes = 0
  private socket: Socket | null = null
  private rest: Buffer[] = []
  private restBytes = 0
  private hasEnded = false
  private isHeld = false
  /** The next block is here, and its round is not. */
  private waitsForRound = false
  private readonly ownHeadBytes: number

  constructor(
    private readonly place: number,
    private readonly pipe: number,
    private readonly headSize: number,
    hasHead: boolean,
    private readonly cutter: BlockCutter,
    private readonly rounds: ProgramRounds,
    private readonly writer: BlockWriter,
    private readonly events: ProgramOutputEvents,
  ) {
    this.ownHeadBytes = hasHead ? headSize : 0
  }

  /** Bytes of a block whose rest has not come. */
  get leftOver(): number {
    return this.restBytes
  }

  /** The program has opened its end. */
  attach(descriptor: number): void {
    const socket = new Socket({ fd: descriptor, readable: true, writable: false })
    this.socket = socket
    socket.on('data', (chunk: Buffer) => {
      this.rest.push(chunk)
      this.restBytes += chunk.length
      if (this.cutter.mayEndWith(chunk, this.restBytes - this.ownHeadBytes)) this.pump()
    })
    socket.on('error', this.events.failed)
    socket.on('close', () => {
      this.hasEnded = true
      this.events.ended()
    })
    if (this.isHeld) socket.pause()
  }

  /** Stops or goes on reading what the program writes: the way a slow pipe slows it. */
  hold(isHeld: boolean): void {
    this.isHeld = isHeld
    this.pauseOrResume()
  }

  /** There may be rounds for blocks that wait. */
  roundsCame(): void {
    if (this.waitsForRound) this.pump()
  }

  /** Cuts off every block whose end is here and whose round is known. */
  private pump(): void {
    const buffer = this.rest.length === 1 ? this.rest[0]! : Buffer.concat(this.rest)
    let at = 0
    this.waitsForRound = false
    try {
      while (at < buffer.length) {
        const end = this.cutter.endOf(buffer, at + this.ownHeadBytes)
        if (end === null) break
        const round = this.rounds.take(this.place)
        this.waitsForRound = round === null
        if (round === null) break
        this.add(buffer, at, end, round)
        at = end
      }
    } catch (error) {
      this.socket?.destroy()
      return this.events.failed(error)
    }
    this.rest = at < buffer.length ? [buffer.subarray(at)] : []
    this.restBytes = buffer.length - at
    this.pauseOrResume()
    if (at > 0) this.events.added()
    if (this.waitsForRound) this.events.early()
  }

  private pauseOrResume(): void {
    if (this.isHeld || this.waitsForRound) this.socket?.pause()
    else if (!this.hasEnded) this.socket?.resume()
  }

  private add(buffer: Buffer, start: number, end: number, { generation, round, head }: ProgramRound): void {
    const { writer, headSize } = this
    const data = buffer.subarray(start + this.ownHeadBytes, end)
    const at = writer.reserve(FRAME_HEADER_BYTES)
    const headAt = writer.length
    writer.bytes(this.ownHeadBytes > 0 ? buffer.subarray(start, start + headSize) : head)
    if (this.ownHeadBytes > 0) {
      const own = writer.buffer[headAt]! & ~HeadBit.reset
      writer.buffer[headAt] = own | (head[0]! & HeadBit.reset)
    }
    writer.bytes(data)
    const size = writer.length - at - 4
    writeFrameHeader(writer.buffer, at, size, FrameKind.block, this.pipe, generation, round)
    this.blocks++
    this.bytes += data.length
  }
}
