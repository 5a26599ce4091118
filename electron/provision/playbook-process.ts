/** One run of the playbook: a process of its own, without a terminal, that is told everything over a pipe. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import type { AnsibleCommand } from './ansible-command'
import { Interruption } from './interruption'

/** Passwords, by node where they differ; what is left out is not needed. */
export interface Secrets {
  password?: string
  becomePassword?: string
  hosts?: Record<string, { password?: string; becomePassword?: string }>
}

/** What is heard of it. */
export interface PlaybookListener {
  onLine: (line: string) => void
  onWarning: (line: string) => void
}

/** A playbook that has been started, here or elsewhere. */
export interface RunningPlaybook {
  /** Resolves with its exit code when it has ended and all was read; null: it was killed. Rejects if it cannot start. */
  readonly ended: Promise<number | null>
  /** Ends it with everything that it started. */
  cancel(): void
}

export class PlaybookProcess implements RunningPlaybook {
  readonly ended: Promise<number | null>
  private readonly child: ChildProcess
  private readonly interruption = new Interruption(
    () => this.signal('SIGINT'),
    () => this.signal('SIGKILL'),
  )

  constructor(command: AnsibleCommand, folder: string, secrets: Secrets, listener: PlaybookListener) {
    this.child = spawn(command.program, command.args, {
      cwd: folder,
      env: command.environment,
      stdio: ['pipe', 'pipe', 'pipe'],
      // A session of its own: ssh finds no terminal on which to ask for anything, and all of it can be ended together.
      detached: process.platform !== 'win32',
      windowsHide: true,
    })
    const { stdin, stdout, stderr } = this.child
    // It may end before it has read them.
    stdin?.on('error', () => stdin.destroy())
    stdin?.end(JSON.stringify(secrets))
    const read = [linesOf(stdout, listener.onLine), linesOf(stderr, listener.onWarning)]
    this.ended = new Promise<number | null>((resolve, reject) => {
      this.child.once('error', reject)
      this.child.once('close', (code) => {
        this.interruption.stop()
        void Promise.all(read).then(() => resolve(code))
      })
    })
  }

  cancel(): void {
    this.interruption.start()
  }

  private signal(signal: NodeJS.Signals): void {
    const { pid, exitCode } = this.child
    if (pid === undefined || exitCode !== null) return
    if (process.platform === 'win32') {
      this.child.kill(signal)
      return
    }
    try {
      process.kill(-pid, signal)
    } catch (error) {
      // It has just ended by itself.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
  }
}

function linesOf(stream: Readable | null, onLine: (line: string) => void): Promise<void> {
  return new Promise((resolve) => {
    if (stream === null) return resolve()
    createInterface({ input: stream }).on('line', onLine).once('close', resolve)
  })
}
