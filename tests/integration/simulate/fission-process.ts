import { execFileSync, spawn } from 'node:child_process'
import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import { chmodSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'

const program = fileURLToPath(new URL('../../../dist/fission.cjs', import.meta.url))
const fixtures = fileURLToPath(new URL('../../fixtures/', import.meta.url))
const NOBODY = 65534
const patience = { timeout: 20_000, interval: 10 }

/** Argument that makes root, who may write anywhere, run the command as another user. */
export const asNobody = Symbol('as nobody')

/** A copy of a fixture project, so that nothing is written into the repository. */
export function copyProject(name: string, kind = 'projects'): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'fission-test-'))
  chmodSync(folder, 0o755)
  cpSync(path.join(fixtures, kind, name), folder, { recursive: true })
  return folder
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
}

/** The command line as a user runs it. */
export class FissionProcess {
  stdout = ''
  stderr = ''
  readonly startedAt = performance.now()
  readonly child: ChildProcessWithoutNullStreams
  private readonly ended: Promise<number | string>

  constructor(folder: string, ...args: (string | typeof asNobody)[]) {
    const words = args.filter((argument) => typeof argument === 'string')
    const user = words.length < args.length && process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {}
    this.child = spawn(process.execPath, [program, ...words], { cwd: folder, env: withoutColours(), ...user })
    this.child.stdout.on('data', (chunk: Buffer) => (this.stdout += chunk.toString()))
    this.child.stderr.on('data', (chunk: Buffer) => (this.stderr += chunk.toString()))
    this.child.stdin.on('error', () => undefined)
    this.ended = new Promise((resolve) => {
      this.child.once('close', (code, signal) => resolve(code ?? signal ?? 'nothing'))
    })
  }

  /** Resolves with the exit code, or the signal that ended it. */
  exit(): Promise<number | string> {
    return this.ended
  }

  /** Sends the signal and resolves with the exit code and the milliseconds that it took. */
  async end(signal: NodeJS.Signals): Promise<{ code: number | string; tookMs: number }> {
    const startedAt = performance.now()
    this.child.kill(signal)
    const code = await this.ended
    return { code, tookMs: performance.now() - startedAt }
  }

  /** Waits until the standard output matches. */
  async says(pattern: RegExp): Promise<void> {
    await expect.poll(() => this.stdout + (this.hasEnded ? '\n(ended)' : ''), patience).toMatch(pattern)
  }

  /** Waits until the standard error matches. */
  async notes(pattern: RegExp): Promise<void> {
    await expect.poll(() => this.stderr, patience).toMatch(pattern)
  }

  type(text: string): void {
    this.child.stdin.write(text)
  }

  /** Every process that it started, directly or not, with its command line. */
  descendants(): Process[] {
    const all = allProcesses()
    const family = new Set([this.child.pid ?? 0])
    // A set that grows goes on with what is added. Numbers begin anew at some point, so a child's may be the lower one.
    for (const member of family) {
      for (const { pid, parent } of all) if (parent === member) family.add(pid)
    }
    return all.filter(({ pid }) => pid !== this.child.pid && family.has(pid))
  }

  private get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null
  }
}

/** Waits until none of the processes is left. */
export async function allGone(pids: number[]): Promise<void> {
  const left = (): number[] => allProcesses().flatMap(({ pid }) => (pids.includes(pid) ? [pid] : []))
  await expect.poll(left, patience).toEqual([])
}

interface Process {
  pid: number
  parent: number
  command: string
}

function allProcesses(): Process[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,stat=,args='], { encoding: 'utf8' })
    .trim()
    .split('\n')
  return lines
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , state]) => !state?.startsWith('Z'))
    .map(([pid, parent, , ...command]) => ({
      pid: Number(pid),
      parent: Number(parent),
      command: command.join(' '),
    }))
}

function withoutColours(): NodeJS.ProcessEnv {
  const { FORCE_COLOR: _, ...rest } = process.env
  return { ...rest, NO_COLOR: '1' }
}
