/** The process of one emulated job: the job host of a run, started and spoken to as an agent does. */
import type { ChildProcess } from 'node:child_process'
import type { Duplex } from 'node:stream'
import { controlFrame, FrameKind } from '../../protocol/frame'
import type { FromJobHost, ToJobHost } from '../../protocol/job-host'
import { EmulationError } from './emulation-error'
import { FrameCutter } from './frame-cutter'

/** A job that is told to end has this long for it. */
const END_MS = 2000

/** What it printed last is read for so long after its end; a process of its own may hold its output open for ever. */
const LAST_WORDS_MS = 200

const running = new Set<HostProcess>()

/** Ends every emulated job of this process, after what it has printed. */
export async function endHosts(): Promise<void> {
  await Promise.all([...running].map((host) => host.kill()))
}

/** A block that came out, with its head. */
export interface ReceivedBlock {
  head: Buffer
  data: Buffer
}

export class HostProcess {
  /** Blocks that came out, by pipe. */
  readonly blocks = new Map<number, ReceivedBlock[]>()
  /** Rounds that the job has finished. */
  done = 0
  /** setup() has returned. */
  started = false
  /** Why nothing more will come. */
  ended: string | null = null
  private readonly socket: Duplex
  private readonly cutter = new FrameCutter()
  private wake: () => void = () => undefined

  private constructor(
    private readonly child: ChildProcess,
    private readonly label: string,
    private readonly headSize: number,
  ) {
    this.socket = child.stdio[3] as Duplex
    this.socket.on('data', (chunk: Buffer) => this.read(chunk))
    // It may end while we write to it; how it ended says why.
    this.socket.on('error', () => this.socket.destroy())
    this.socket.pause()
    child.stdout?.on('data', (chunk: Buffer) => process.stdout.write(chunk))
    child.stderr?.on('data', (chunk: Buffer) => process.stderr.write(chunk))
    child.once('error', (error) => this.end(`its process could not be started: ${error.message}`))
    child.once('close', (code, signal) => {
      this.end(`its process is gone (${signal ?? `exit code ${String(code)}`})`)
    })
    setReferenced(child, false)
    running.add(this)
  }

  /** Starts the job host; it ends with this process. */
  static async start(host: string, label: string, headSize: number): Promise<HostProcess> {
    // Loaded on first use: every job host contains this file, and none emulates.
    const { spawn } = await import('node:child_process')
    const { boundToParent } = await import('../../runtime/process/bound-to-parent')
    const { program, args } = boundToParent(process.execPath, [host])
    const { NODE_TEST_CONTEXT: _, ...environment } = process.env
    const child = spawn(program, args, {
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      env: environment,
      windowsHide: true,
    })
    return new HostProcess(child, label, headSize)
  }

  send(message: ToJobHost): void {
    this.write([controlFrame(message)])
  }

  write(frames: Buffer[]): void {
    if (this.socket.writable) this.socket.write(Buffer.concat(frames))
  }

  /** Reads until the condition holds. Throws EmulationError when the job ends before, or when it takes too long. */
  async until(holds: () => boolean, timeoutMs: number | undefined): Promise<void> {
    setReferenced(this.child, true)
    this.socket.resume()
    const timer = timeoutMs === undefined ? undefined : setTimeout(() => this.giveUp(timeoutMs), timeoutMs)
    try {
      while (!holds()) {
        if (this.ended !== null) throw new EmulationError(this.ended)
        await new Promise<void>((resolve) => (this.wake = resolve))
      }
    } finally {
      clearTimeout(timer)
      this.socket.pause()
      setReferenced(this.child, false)
    }
  }

  /** Ends the process: it sees its socket close, and where that does not help, it is killed. */
  async kill(): Promise<void> {
    this.end(`${this.label} has ended: it was killed`, false)
    running.delete(this)
    const { child } = this
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
    const gone = new Promise<void>((resolve) => {
      child.once('close', () => resolve())
      child.once('exit', () => setTimeout(resolve, LAST_WORDS_MS))
    })
    setReferenced(child, true)
    this.socket.destroy()
    const timer = setTimeout(() => child.kill('SIGKILL'), END_MS)
    await gone
    clearTimeout(timer)
  }

  private read(chunk: Buffer): void {
    for (const { kind, pipe, body } of this.cutter.push(chunk)) {
      if (kind === FrameKind.block) this.keep(pipe, body)
      else if (kind === FrameKind.done) this.done += body.readUInt32BE()
      else if (kind === FrameKind.control) this.take(JSON.parse(body.toString('utf8')) as FromJobHost)
    }
    this.wake()
  }

  private keep(pipe: number, body: Buffer): void {
    const list = this.blocks.get(pipe) ?? []
    list.push({ head: body.subarray(0, this.headSize), data: body.subarray(this.headSize) })
    this.blocks.set(pipe, list)
  }

  private take(message: FromJobHost): void {
    if (message.type === 'started') this.started = true
    else if (message.type === 'finished') this.end('it called finish(), or its generator is through')
    else if (message.type === 'failed') this.end(this.failure(message), false)
  }

  private failure({ phase, message, stack }: Extract<FromJobHost, { type: 'failed' }>): string {
    if (phase === 'load') {
      return `${this.label} is not there when its process reads the same files: construct it at the top of a file, not within a test`
    }
    const calls = stack.split('\n').slice(1)
    return [`${this.label} failed: ${message}`, ...calls].join('\n')
  }

  private giveUp(timeoutMs: number): void {
    this.end(`${this.label} does not answer: it took more than ${timeoutMs} ms`, false)
    this.child.kill('SIGKILL')
  }

  private end(how: string, isReason = true): void {
    this.ended ??= isReason ? `${this.label} has ended: ${how}` : how
    this.wake()
  }
}

/** Whether this process waits for the child before it ends by itself. */
function setReferenced(child: ChildProcess, referenced: boolean): void {
  const method = referenced ? 'ref' : 'unref'
  child[method]()
  for (const stream of child.stdio) {
    // Sockets and pipes have both methods, which the types of streams do not know.
    const handle = stream as unknown as { ref?: () => void; unref?: () => void } | null
    handle?.[method]?.()
  }
}
