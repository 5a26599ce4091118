import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { expect } from 'vitest'
import { copyProject, FissionProcess, removeFolder } from '../../integration/simulate/fission-process'

const patience = { timeout: 60_000, interval: 20 }

/** `fission run` on hosts, with the rows that its CSV sink has written. */
export class HostRun {
  readonly fission: FissionProcess

  constructor(
    readonly project: string,
    private readonly network: string,
    ...options: string[]
  ) {
    this.fission = new FissionProcess(project, 'run', network, '--trust-new-hosts', ...options)
  }

  /** A copy of the networks for hosts. */
  static project(): string {
    return copyProject('hosts')
  }

  /** Values of the CSV file of the sink, job 3. */
  rows(): number[] {
    return rowsOf(this.project, this.network)
  }

  /** Waits until there are `count` more rows than now. */
  async more(count: number): Promise<void> {
    const before = this.rows().length
    await expect.poll(() => this.rows().length, patience).toBeGreaterThanOrEqual(before + count)
  }

  /** Waits for a notice on stderr; fails at once when the command has ended. */
  async notes(pattern: RegExp): Promise<void> {
    await expect.poll(() => this.fission.stderr, patience).toMatch(pattern)
  }

  /** Ends it as Ctrl+C does; gives its exit code. */
  async end(): Promise<number | string> {
    if (this.fission.child.exitCode !== null) return this.fission.child.exitCode
    return (await this.fission.end('SIGINT')).code
  }

  /** Ends it and removes the project's copy. */
  async remove(): Promise<void> {
    await this.end()
    removeFolder(this.project)
    rmSync(this.project, { recursive: true, force: true })
  }
}

/** Values of the CSV file of a network's sink. */
export function rowsOf(project: string, network: string, sink = 3): number[] {
  const file = path.join(project, network, 'local', String(sink), 'rows.csv')
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8').trim().split('\n').slice(1).map(Number)
}
