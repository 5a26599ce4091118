/** One `fission simulate` as a user starts it, its output watched for what the jobs tell. */
import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { parseMessage, sharedClockMs, type Message } from './networks/shared/messages'

/** Longer than anything that is measured here takes. */
const PATIENCE_MS = 30_000

/** A simulation ends within 2 s of Ctrl+C; after this it is killed. */
const STOP_MS = 5_000

/** Lines of output that a failure quotes. */
const LAST_WORDS = 15

export interface SimulationRequest {
  /** Path of the network's folder. */
  network: string
  nodes: number
}

/** How to start the command line. */
export interface CommandLine {
  /** `fission.cjs`. */
  program: string
  environment: Record<string, string>
}

type MessageOf<T extends Message['type']> = Extract<Message, { type: T }>

export class Simulation {
  readonly startedAt = sharedClockMs()
  readonly pid: number
  readonly exited: Promise<{ code: number | null }>
  private readonly child: ChildProcess
  private readonly messages: Message[] = []
  private readonly lastWords: string[] = []
  private readonly watchers = new Set<() => void>()
  private firstOutputAt: number | null = null
  private isOver = false

  constructor({ network, nodes }: SimulationRequest, { program, environment }: CommandLine) {
    this.child = spawn(process.execPath, [program, 'simulate', network, '--nodes', String(nodes)], {
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
    createInterface({ input: this.child.stderr! }).on('line', (line) => this.remember(line))
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

  /** Ends the simulation as Ctrl+C does. */
  async stop(): Promise<void> {
    this.child.kill('SIGINT')
    const timer = setTimeout(() => this.child.kill('SIGKILL'), STOP_MS)
    await this.exited
    clearTimeout(timer)
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
        } else if (this.isOver) fail('the simulation ended')
      }
      const timer = setTimeout(() => fail(`${PATIENCE_MS / 1000} s passed`), PATIENCE_MS)
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

  private remember(line: string): void {
    this.lastWords.push(line)
    if (this.lastWords.length > LAST_WORDS) this.lastWords.shift()
  }

  private wake(): void {
    for (const watcher of [...this.watchers]) watcher()
  }
}
