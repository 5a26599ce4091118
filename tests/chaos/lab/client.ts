/** `fission run` as a user starts it, and `fission attach` once it was killed. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'

/** A run that does not end by itself is killed after this time. */
const STOP_MS = 30_000

/** Lines that a failure quotes. */
const LAST_LINES = 25

/** What a client that has taken the run up says first. */
const TAKEN_UP = /^-- \w+, run /

/** Between two attempts to take the run up, as when no host answers. */
const AGAIN_MS = 500

export interface ClientPlace {
  /** `fission.cjs`. */
  program: string
  /** The project. */
  folder: string
  /** Home folder with the key. */
  home: string
}

export class Client {
  readonly lastLines: string[] = []
  /** Runs that were taken up, and attempts at it that failed. */
  adopted = 0
  refused = 0
  slowestAdoptionMs = 0
  private child: ChildProcess
  private exited: Promise<number | string>
  private code: number | string | null = null
  /** Killed, and not back yet. */
  private isAway = false
  private isStopping = false
  private readonly log
  private onLine: (line: string) => void = () => undefined

  /** `onNotice` hears what it tells of the run. */
  constructor(
    readonly network: string,
    private readonly place: ClientPlace,
    private readonly onNotice: (line: string) => void,
  ) {
    this.log = createWriteStream(path.join(place.folder, `${network}.log`))
    ;({ child: this.child, exited: this.exited } = this.start('run', network, '--trust-new-hosts'))
  }

  get pid(): number {
    return this.child.pid ?? 0
  }

  /** Exit code or signal of a client that ended by itself; null while it runs, and while it is away. */
  get ended(): number | string | null {
    return this.isAway ? null : this.code
  }

  /** Kills it, as a crash or an empty battery does; false: it was away already. */
  kill(): boolean {
    if (this.isAway || this.code !== null || this.isStopping) return false
    this.isAway = true
    return this.child.kill('SIGKILL')
  }

  /** Takes the run up again, with as many attempts as it takes. */
  async adopt(): Promise<void> {
    await this.exited
    while (!this.isStopping) {
      const began = Date.now()
      const isBack = new Promise<boolean>((resolve) => {
        this.onLine = (line) => TAKEN_UP.test(line) && resolve(true)
        ;({ child: this.child, exited: this.exited } = this.start('attach', this.network))
        void this.exited.then(() => resolve(false))
      })
      if (await isBack) {
        this.adopted++
        this.slowestAdoptionMs = Math.max(this.slowestAdoptionMs, Date.now() - began)
        this.isAway = false
        return
      }
      this.refused++
      await sleep(AGAIN_MS)
    }
  }

  /** Ends the run as Ctrl+C does; gives the exit code. */
  async stop(): Promise<number | string> {
    this.isStopping = true
    this.child.kill('SIGINT')
    const timer = setTimeout(() => this.child.kill('SIGKILL'), STOP_MS)
    const code = await this.exited
    clearTimeout(timer)
    return code
  }

  private start(...args: string[]): { child: ChildProcess; exited: Promise<number | string> } {
    const { program, folder, home } = this.place
    this.code = null
    const child = spawn(process.execPath, [program, ...args], {
      cwd: folder,
      env: { ...process.env, HOME: home, NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const exited = new Promise<number | string>((resolve) => {
      child.once('close', (code, signal) => {
        this.code = code ?? signal ?? 'nothing'
        resolve(this.code)
      })
    })
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => this.hear(line))
    }
    return { child, exited }
  }

  private hear(line: string): void {
    this.log.write(`${new Date().toISOString()} ${line}\n`)
    this.lastLines.push(line)
    if (this.lastLines.length > LAST_LINES) this.lastLines.shift()
    this.onLine(line)
    if (line.startsWith('-- ')) this.onNotice(line.slice(3))
  }
}
