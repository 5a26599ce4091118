/** The socket to the agent, descriptor 3: blocks are gathered and leave in few large writes. */
import { Socket, type OnReadOpts, type SocketConstructorOpts } from 'node:net'
import { controlFrame, countFrame, FrameKind, makeFrame } from '../protocol/frame'
import type { FromJobHost } from '../protocol/job-host'
import { BlockWriter } from '../sdk/block-writer'

/** Bytes that are written out at once instead of waiting for the tick to end. */
const FLUSH_BYTES = 64 * 1024

/** Bytes on their way to the agent above which the job waits. */
const CONGESTED_BYTES = 512 * 1024

/** An agent that does not read the last words, because it holds the job back, is waited for this long. */
const GOODBYE_MS = 1000

/** Write buffers up to this size are used again. */
const REUSABLE_BYTES = 4 * 1024 * 1024

/** Who says where bytes are read to and takes them. */
export interface SocketReads {
  space(): Buffer
  received(bytes: number): void
}

export class AgentSocket {
  private readonly socket: Socket
  private readonly writers: BlockWriter[] = []
  private readonly spare: Buffer[] = []
  private doneRounds = 0
  private flushScheduled = false
  private waiting: (() => void) | null = null
  /** What follows when the agent has read everything; null while there is more to come. */
  private onFarewell: (() => void) | null = null

  constructor(reads: SocketReads, onGone: () => void) {
    // `onread` is documented for connect() and works here as well; the types know only the former.
    const options: SocketConstructorOpts & { onread: OnReadOpts } = {
      fd: 3,
      readable: true,
      writable: true,
      onread: {
        buffer: () => reads.space(),
        callback: (bytes) => {
          if (this.onFarewell === null) reads.received(bytes)
          return true
        },
      },
    }
    this.socket = new Socket(options)
    const onClose = (): void => (this.onFarewell ?? onGone)()
    this.socket.on('error', onClose)
    this.socket.on('close', onClose)
    this.socket.on('drain', () => {
      const { waiting } = this
      this.waiting = null
      waiting?.()
    })
  }

  /** A writer for one output: blocks of one pipe lie together, so that the agent passes them on as one run. */
  addWriter(): BlockWriter {
    const writer = new BlockWriter(FLUSH_BYTES + 1024)
    this.writers.push(writer)
    return writer
  }

  /** All blocks of a round were written: they leave when the current tick is through, or now if they are many. */
  roundWritten(): void {
    for (const { length } of this.writers) if (length >= FLUSH_BYTES) return this.flush()
    this.scheduleFlush()
  }

  /** Compute blocks were finished; the agent learns of it with the next write, or when all that came is worked on. */
  done(rounds: number): void {
    if (this.doneRounds === 0) setImmediate(() => this.flushDone())
    this.doneRounds += rounds
  }

  get congested(): boolean {
    return this.socket.writableLength > CONGESTED_BYTES
  }

  /** Resolves when the agent has taken what was written. */
  drained(): Promise<void> {
    return new Promise((resolve) => {
      if (this.socket.writableNeedDrain) this.waiting = resolve
      else resolve()
    })
  }

  flush(): void {
    this.flushScheduled = false
    this.socket.cork()
    for (const writer of this.writers) if (writer.length > 0) this.writeOut(writer)
    this.flushDone()
    this.socket.uncork()
  }

  endPipe(pipe: number, generation: number, round: number): void {
    this.flush()
    this.socket.write(makeFrame(FrameKind.end, pipe, generation, round))
  }

  /** The job's state after a round, all of whose blocks are written before it. */
  sendState(generation: number, round: number, state: Buffer): void {
    this.flush()
    this.socket.write(makeFrame(FrameKind.state, 0, generation, round, state))
  }

  send(message: FromJobHost): void {
    this.flush()
    this.socket.write(controlFrame(message))
  }

  /**
   * Writes out everything, and calls `then` when the agent has read it and closed its side. What comes until then is read
   * and dropped: to end with it unread would reset the connection, and an agent that is writing would lose the last words.
   */
  close(then: () => void): void {
    this.flush()
    this.onFarewell = then
    this.socket.end(() => setTimeout(then, GOODBYE_MS))
  }

  /** Flushing in nextTick gathers all that is computed without waiting and delays nothing. */
  private scheduleFlush(): void {
    if (this.flushScheduled) return
    this.flushScheduled = true
    process.nextTick(() => {
      if (this.flushScheduled) this.flush()
    })
  }

  private flushDone(): void {
    if (this.doneRounds === 0) return
    this.socket.write(countFrame(FrameKind.done, 0, 0, 0, this.doneRounds))
    this.doneRounds = 0
  }

  private writeOut(writer: BlockWriter): void {
    const { buffer, length } = writer
    writer.buffer = this.spare.pop() ?? Buffer.allocUnsafeSlow(FLUSH_BYTES + 1024)
    writer.length = 0
    this.socket.write(buffer.subarray(0, length), () => {
      if (buffer.length <= REUSABLE_BYTES && this.spare.length < 8) this.spare.push(buffer)
    })
  }
}
