/** One job process: started by the agent, spoken to on descriptor 3, never outliving the agent. */
import type { ChildProcess } from 'node:child_process'
import { Socket } from 'node:net'
import type { Readable } from 'node:stream'
import type { Position } from '../../core/rounds/position'
import { controlFrame, FrameKind } from '../../protocol/frame'
import type { ToJobHost } from '../../protocol/job-host'
import { LineSplitter } from '../console/line-splitter'
import { FrameReader } from '../frames/frame-reader'
import type { FrameRun } from '../frames/frame-run'
import type { ReadSlab } from '../frames/read-slab'
import { writeAll } from '../frames/write-all'
import { LAST_WORDS_MS } from '../limits'
import { killSooner, killsForMemory } from './memory-shortage'
import type { SocketPairs } from './socket-pairs'
import { notStarted, spawnHost, type HostCommand, type Refusal } from './spawn-host'

/** How a process ended. */
export interface ProcessExit {
  code: number | null
  signal: NodeJS.Signals | null
  /** The system has killed a process for want of memory while this one lived. */
  wantedMemory: boolean
  /** It wrote something that is no frame. */
  garbage: string | null
  /** Why there was never a process. */
  refused: Refusal | null
}

/** What the owner of a process hears of it. */
export interface JobProcessListener {
  /** A control message, not yet checked; what it throws ends the process. */
  message(message: unknown): void
  run(pipe: number, run: FrameRun): void
  /** The job's stream on this pipe ends before this round. */
  end(pipe: number, generation: number, round: number): void
  /** Compute blocks that the job has finished. */
  done(count: number): void
  /** The job has saved its state after a round. */
  saved(round: Position, state: Buffer): void
  line(stream: 'stdout' | 'stderr', text: string): void
  exit(exit: ProcessExit): void
}

export class JobProcess {
  private readonly child: ChildProcess | null
  private readonly socket: Socket
  private readonly reader: FrameReader
  private readonly splitters: LineSplitter[] = []
  private listener: JobProcessListener | null = null
  private ended: ProcessExit | null = null
  private garbage: string | null = null
  private readonly readyListeners: (() => void)[] = []
  private isReady = false
  /** The process is gone; what it wrote is still to be read. */
  private exited = false
  private readonly killsBefore = killsForMemory()

  constructor(
    private readonly command: HostCommand,
    pairs: SocketPairs,
  ) {
    const pair = pairs.take()
    const { child, socket } = spawnHost(command, pair?.theirs ?? null, (refused) => {
      this.finish({ code: null, signal: null, wantedMemory: false, garbage: null, refused })
    })
    this.child = child
    this.socket = pair?.ours ?? socket ?? new Socket()
    this.reader = new FrameReader({
      run: (pipe, run) => this.listener?.run(pipe, run),
      frame: (kind, pipe, generation, round, data) => this.takeFrame(kind, pipe, generation, round, data),
    })
    if (pair === null) this.socket.on('data', (chunk: Buffer) => this.read(chunk, null))
    else pair.listener = (chunk, slab) => this.read(chunk, slab)
    pair?.theirs.destroy()
    // The process may end while we write to it; its exit says all there is to say.
    this.socket.on('error', () => this.socket.destroy())
    // It has said everything and waits for us to have read it.
    this.socket.on('end', () => this.socket.destroy())
    this.readLines('stdout')
    this.readLines('stderr')
    if (child?.pid !== undefined) killSooner(child.pid)
    child?.on('exit', (code, signal) => {
      const wantedMemory = (killsForMemory() ?? 0) > (this.killsBefore ?? Infinity)
      this.awaitLastWords(child, { code, signal, wantedMemory, garbage: this.garbage, refused: null })
    })
  }

  get pid(): number | null {
    return this.child?.pid ?? null
  }

  /** It can still be given a job. */
  get alive(): boolean {
    return this.pid !== null && this.ended === null && !this.exited
  }

  /** It has loaded, or never will. */
  get ready(): boolean {
    return this.isReady
  }

  /** Calls once when it has loaded, or has ended before. */
  onReady(listener: () => void): void {
    if (this.isReady) listener()
    else this.readyListeners.push(listener)
  }

  /** From now on the listener hears everything, also an exit that has already happened. */
  listen(listener: JobProcessListener): void {
    this.listener = listener
    const { ended } = this
    if (ended !== null) queueMicrotask(() => listener.exit(ended))
  }

  send(message: ToJobHost): void {
    this.write([controlFrame(message)])
  }

  /** Writes whole frames in one go. */
  write(pieces: Buffer[], written?: () => void): void {
    if (this.socket.writable) writeAll(this.socket, pieces, written)
  }

  get backlog(): number {
    return this.socket.writableLength
  }

  /** Stops or goes on reading what the job writes: the way a slow pipe slows its source. */
  pauseReading(paused: boolean): void {
    if (!paused) this.socket.resume()
    else if (!this.exited) this.socket.pause()
  }

  kill(signal: NodeJS.Signals = 'SIGKILL'): void {
    this.child?.kill(signal)
  }

  private read(chunk: Buffer, slab: ReadSlab | null): void {
    try {
      this.reader.push(chunk, slab)
    } catch (error) {
      this.garbage = error instanceof Error ? error.message : String(error)
      this.socket.destroy()
      this.kill()
    }
  }

  private takeFrame(kind: number, pipe: number, generation: number, round: number, data: Buffer): void {
    if (kind === FrameKind.end) this.listener?.end(pipe, generation, round)
    else if (kind === FrameKind.done) this.listener?.done(data.readUInt32BE())
    else if (kind === FrameKind.state) this.listener?.saved({ generation, round }, data)
    else if (kind === FrameKind.control) {
      // Whatever it says first, it has loaded.
      this.markReady()
      this.listener?.message(JSON.parse(data.toString('utf8')))
    } else throw new Error(`a job process may not send frames of kind ${kind}`)
  }

  private markReady(): void {
    if (this.isReady) return
    this.isReady = true
    for (const listener of this.readyListeners.splice(0)) listener()
  }

  private readLines(stream: 'stdout' | 'stderr'): void {
    const splitter = new LineSplitter((text) => {
      if (this.ended === null) this.listener?.line(stream, text)
    })
    this.splitters.push(splitter)
    this.outputOf(stream)?.on('data', (chunk: Buffer) => splitter.push(chunk))
  }

  private outputOf(stream: 'stdout' | 'stderr'): Readable | null {
    // Where there were no descriptors left for pipes, this is undefined.
    return this.child?.[stream] ?? null
  }

  /**
   * Reads what the process left in its sockets: little, so a slow destination is not waited for. A child of the job may
   * hold them open for ever, so the wait for their end is short.
   */
  private awaitLastWords(child: ChildProcess, exit: ProcessExit): void {
    this.exited = true
    this.socket.resume()
    let open = 2
    const closed = (): void => {
      if (--open > 0) return
      clearTimeout(timer)
      this.finish(exit)
    }
    // An agent that was held up reads what lies there before it looks at the clock again.
    const timer = setTimeout(() => setImmediate(() => this.finish(exit)), LAST_WORDS_MS)
    child.once('close', closed)
    if (this.socket.closed) closed()
    else this.socket.once('close', closed)
  }

  private finish(exit: ProcessExit): void {
    if (this.ended !== null) return
    for (const splitter of this.splitters) splitter.end()
    const refused = exit.refused ?? (this.isReady ? null : notStarted(this.command, exit.code))
    const ended = { ...exit, refused }
    this.ended = ended
    this.markReady()
    this.socket.destroy()
    this.outputOf('stdout')?.destroy()
    this.outputOf('stderr')?.destroy()
    this.listener?.exit(ended)
  }
}
