/** `fission run` as a user starts it. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'

/** A run that does not end by itself is killed after this time. */
const STOP_MS = 30_000

/** Lines that a failure quotes. */
const LAST_LINES = 25

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
  private readonly child: ChildProcess
  private readonly exited: Promise<number | string>
  private code: number | string | null = null

  /** `onNotice` hears what it tells of the run. */
  constructor(
    readonly network: string,
    { program, folder, home }: ClientPlace,
    onNotice: (line: string) => void,
  ) {
    this.child = spawn(process.execPath, [program, 'run', network, '--trust-new-hosts'], {
      cwd: folder,
      env: { ...process.env, HOME: home, NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.exited = new Promise((resolve) => {
      this.child.once('close', (code, signal) => {
        this.code = code ?? signal ?? 'nothing'
        resolve(this.code)
      })
    })
    const log = createWriteStream(path.join(folder, `${network}.log`))
    for (const stream of [this.child.stdout!, this.child.stderr!]) {
      createInterface({ input: stream }).on('line', (line) => {
        log.write(`${new Date().toISOString()} ${line}\n`)
        this.lastLines.push(line)
        if (this.lastLines.length > LAST_LINES) this.lastLines.shift()
        if (line.startsWith('-- ')) onNotice(line.slice(3))
      })
    }
  }

  get pid(): number {
    return this.child.pid ?? 0
  }

  /** Exit code or signal; null while it runs. */
  get ended(): number | string | null {
    return this.code
  }

  /** Ends the run as Ctrl+C does; gives the exit code. */
  async stop(): Promise<number | string> {
    this.child.kill('SIGINT')
    const timer = setTimeout(() => this.child.kill('SIGKILL'), STOP_MS)
    const code = await this.exited
    clearTimeout(timer)
    return code
  }
}
