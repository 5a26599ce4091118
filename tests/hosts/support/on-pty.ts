/** The command line on a terminal of its own, at which somebody types. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'

const program = fileURLToPath(new URL('../../../dist/fission.cjs', import.meta.url))
const patience = { timeout: 60_000, interval: 20 }

/** Starts a program on a pseudo terminal, to which it copies its standard input, and ends with its exit code. */
const PTY = 'import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))'

export class OnPty {
  /** What the terminal showed, without colours. */
  screen = ''
  readonly exit: Promise<number | null>
  private readonly child: ChildProcess

  constructor(folder: string, ...args: string[]) {
    this.child = spawn('python3', ['-c', PTY, process.execPath, program, ...args], {
      cwd: folder,
      env: { ...process.env, NO_COLOR: '1', TERM: 'dumb' },
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    this.child.stdout!.on('data', (chunk: Buffer) => (this.screen += chunk.toString()))
    this.exit = new Promise((resolve) => this.child.once('close', resolve))
  }

  type(keys: string): void {
    this.child.stdin!.write(keys)
  }

  /** Waits until the screen shows it. */
  async shows(pattern: RegExp): Promise<void> {
    await expect.poll(() => this.screen, patience).toMatch(pattern)
  }

  kill(): void {
    this.child.kill('SIGKILL')
  }
}
