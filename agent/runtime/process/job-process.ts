/** One job process: started by the agent, spoken to on descriptor 3, never outliving the agent. */
import { spawn, type ChildProcess } from 'node:child_process'
import type { Socket } from 'node:net'
import { controlFrame, FrameKind } from '../../protocol/frame'
import { FromJobHost, type ToJobHost } from '../../protocol/job-host'
import { LineSplitter } from '../console/line-splitter'
import { FrameReader } from '../frames/frame-reader'
import type { FrameRun } from '../frames/frame-run'
import type { ReadSlab } from '../frames/read-slab'
import { writeAll } from '../frames/write-all'
import { LAST_WORDS_MS } from '../limits'
import { boundToParent } from './bound-to-parent'
import type { SocketPairs } from './socket-pairs'

/** How a process ended. */
export interface ProcessExit {
  code: number | null
  signal: NodeJS.Signals | null
  /** It wrote something that is no frame. */
  garbage: string | null
}

/** What the owner of a process hears of it. */
export interface JobProcessListener {
  message(message: FromJobHost): void
  run(pipe: number, run: FrameRun): void
  /** The job's stream on this pipe ends before this round. */
  end(pipe: number, generation: number, round: number): void
  /** Compute blocks that the job has finished. */
  done(count: number): void
  line(stream: 'stdout' | 'stderr', text: string): void
  exit(exit: ProcessExit): void
}

/** Program and arguments, never a shell string. */
export interface HostCommand {
  program: string
  args: string[]
  environment?: Record<string, string>
}

export class JobProcess {
  private readonly child: ChildProcess
  private readonly socket: Socket
  private readonly reader: FrameReader
  private listener: JobProcessListener | null = null
  private ended: ProcessExit | null = null
  private garbage: string | null = null

  constructor(command: HostCommand, pairs: SocketPairs) {
    const { program, args } = boundToParent(command.program, command.args)
    const pair = pairs.take()
    this.child = spawn(program, args, {
      stdio: ['ignore', 'pipe', 'pipe', pair?.theirs ?? 'pipe'],
      env: { ...process.env, ...command.environment },
      windowsHide: true,
    })
    this.socket = pair?.ours ?? (this.child.stdio[3] as Socket)
    this.reader = new FrameReader({
      run: (pipe, run) => this.listener?.run(pipe, run),
      frame: (kind, pipe, generation, round, data) => this.takeFrame(kind, pipe, generation, round, data),
    })
    if (pair === null) this.socket.on('data', (chunk: Buffer) => this.read(chunk, null))
    else pair.listener = (chunk, slab) => this.read(chunk, slab)
    pair?.theirs.destroy()
    // The process may end while we write to it; its exit says all there is to say.
    this.socket.on('error', () => this.socket.destroy())
    this.readLines('stdout')
    this.readLines('stderr')
    this.child.on('error', (error) => this.finish({ code: null, signal: null, garbage: error.message }))
    this.child.on('exit', (code, signal) => this.awaitLastWords({ code, signal, garbage: this.garbage }))
  }

  get pid(): number | null {
    return this.child.pid ?? null
  }

  /** It can still be given a job. */
  get alive(): boolean {
    return this.ended === null && this.child.exitCode === null && this.child.signalCode === null
  }

  /** From now on the listener hears everything, also an exit that has already happened. */
  listen(listener: JobProcessListener): void {
    this.listener = listener
    if (this.ended !== null) listener.exit(this.ended)
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
    if (paused) this.socket.pause()
    else this.socket.resume()
  }

  kill(signal: NodeJS.Signals = 'SIGKILL'): void {
    this.child.kill(signal)
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
    else if (kind === FrameKind.control) {
      this.listener?.message(FromJobHost.parse(JSON.parse(data.toString('utf8'))))
    } else throw new Error(`a job process may not send frames of kind ${kind}`)
  }

  private readLines(stream: 'stdout' | 'stderr'): void {
    const splitter = new LineSplitter((text) => this.listener?.line(stream, text))
    this.child[stream]!.on('data', (chunk: Buffer) => splitter.push(chunk))
    this.child[stream]!.on('close', () => splitter.end())
  }

  /** A child of the job may hold stdout open for ever, so the wait for the last lines is short. */
  private awaitLastWords(exit: ProcessExit): void {
    const timer = setTimeout(() => this.finish(exit), LAST_WORDS_MS)
    this.child.on('close', () => {
      clearTimeout(timer)
      this.finish(exit)
    })
  }

  private finish(exit: ProcessExit): void {
    if (this.ended !== null) return
    this.ended = exit
    this.socket.destroy()
    this.listener?.exit(exit)
  }
}
