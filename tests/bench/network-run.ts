/** One `fission simulate` or `fission run` as a user starts it, its output watched for what the jobs tell. */
import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { parseMessage, sharedClockMs, type Message } from './networks/shared/messages'

/** A run ends within 2 s of Ctrl+C; after this it is killed. */
const STOP_MS = 10_000

/** Lines of output that a failure quotes. */
const LAST_WORDS = 15

/** How to start the command line. */
export interface CommandLine {
  /** `fission.cjs`. */
  program: string
  environment: Record<string, string>
}

type MessageOf<T extends Message['type']> = Extract<Message, { type: T }>

export class NetworkRun {
  /** Longer than anything takes that is usually measured. */
  patienceMs = 30_000
  readonly startedAt = sharedClockMs()
  readonly pid: number
  readonly exited: Promise<{ code: number | null }>
  private readonly child: ChildProcess
  private readonly messages: Message[] = []
  private readonly notices: { line: string; atMs: number }[] = []
  private readonly lastWords: string[] = []
  private readonly watchers = new Set<() => void>()
  private firstOutputAt: number | null = null
  private isOver = false

  /** Starts `fission` with these arguments. */
  constructor(args: string[], { program, environment }: CommandLine) {
    this.child = spawn(process.execPath, [program, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...environment },
    })
    this.pid = this.child.pid ?? 0
    this.exited = new Promise((resolve) => {
      this.child.once('close', (code) => {
        this.isOver = true
        resolve({ code })
        this.wake()
      })
    })
    createInterface({ input: this.child.stdout! }).on('line', (line) => this.onOutput(line))
    createInterface({ input: this.child.stderr! }).on('line', (line) => this.onNotice(line))
  }

  /** The first line that any job printed, on the clock that all processes share. */
  firstOutput(): Promise<number> {
    return this.until('the first output', () => this.firstOutputAt)
  }

  /** The first message of a type for which `fits` holds, also one that has come already. */
  message<T extends Message['type']>(
    type: T,
    fits: (message: MessageOf<T>) => boolean = () => true,
  ): Promise<MessageOf<T>> {
    const isIt = (message: Message): message is MessageOf<T> =>
      message.type === type && fits(message as MessageOf<T>)
    return this.until(`"${type}" of a job`, () => this.messages.find(isIt) ?? null)
  }

  /** What each of these jobs said of its process. */
  processesOf(jobs: number[]): Promise<MessageOf<'process'>[]> {
    return Promise.all(jobs.map((id) => this.message('process', ({ job }) => job === id)))
  }

  /** Resolves with the shared clock's time at which stderr had a line that fits, also one that has come already. */
  notice(pattern: RegExp): Promise<number> {
    return this.until(`a line with ${pattern.source}`, () => {
      return this.notices.find(({ line }) => pattern.test(line))?.atMs ?? null
    })
  }

  /** Lines of stderr so far that fit. */
  countNotices(pattern: RegExp): number {
    return this.notices.filter(({ line }) => pattern.test(line)).length
  }

  /** Ends it as Ctrl+C does. */
  async stop(): Promise<void> {
    if (this.isOver) return
    this.child.kill('SIGINT')
    const timer = setTimeout(() => this.child.kill('SIGKILL'), STOP_MS)
    await this.exited
    clearTimeout(timer)
  }

  /** Ends it as a power cut would; nothing is said to anybody. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL')
    await this.exited
  }

  private until<T>(what: string, look: () => T | null): Promise<T> {
    return new Promise((resolve, reject) => {
      const settle = (): void => {
        clearTimeout(timer)
        this.watchers.delete(check)
      }
      const fail = (why: string): void => {
        settle()
        reject(new Error(`${why} before ${what}; it said:\n${this.lastWords.join('\n')}`))
      }
      const check = (): void => {
        const found = look()
        if (found !== null) {
          settle()
          resolve(found)
        } else if (this.isOver) fail('the command ended')
      }
      const timer = setTimeout(() => fail(`${this.patienceMs / 1000} s passed`), this.patienceMs)
      this.watchers.add(check)
      check()
    })
  }

  private onOutput(line: string): void {
    this.firstOutputAt ??= sharedClockMs()
    this.remember(line)
    const message = parseMessage(line)
    if (message) this.messages.push(message)
    this.wake()
  }

  private onNotice(line: string): void {
    this.notices.push({ line, atMs: sharedClockMs() })
    this.remember(line)
    this.wake()
  }

  private remember(line: string): void {
    this.lastWords.push(line)
    if (this.lastWords.length > LAST_WORDS) this.lastWords.shift()
  }

  private wake(): void {
    for (const watcher of [...this.watchers]) watcher()
  }
}
