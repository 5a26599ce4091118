/** The job processes of every language: TypeScript's wait from the beginning, others once a job of theirs has run. */
import { join } from 'node:path'
import type { JobDescription } from '../../core/network/description'
import type { JobProcess } from './job-process'
import type { SocketPairs } from './socket-pairs'
import type { HostCommand } from './spawn-host'
import { WarmPool } from './warm-pool'

/** Python processes kept ready for each interpreter in use. */
const PYTHON_SPARE = 1

type Hosted = Pick<JobDescription, 'language' | 'host'>

export class HostPools {
  private readonly typescript: WarmPool
  /** By interpreter. */
  private readonly python = new Map<string, WarmPool>()

  /** `code`: the folder of job-host.cjs and of the Python package; `size`: TypeScript processes kept ready. */
  constructor(
    private readonly code: string,
    private readonly pairs: SocketPairs,
    size: number,
  ) {
    this.typescript = new WarmPool(typescriptHost(code), pairs, size)
  }

  /** TypeScript processes that wait. */
  get count(): number {
    return this.typescript.count
  }

  /** A process for this job; `interpreter` is the run's Python. */
  take({ language, host }: Hosted, interpreter = defaultInterpreter()): JobProcess {
    return (host ?? language) === 'python' ? this.pythonPool(interpreter).take() : this.typescript.take()
  }

  /** Starts what is missing. */
  fill(): void {
    this.typescript.fill()
    for (const pool of this.python.values()) pool.fill()
  }

  /** Jobs have begun or ended: starts what is missing once it is quiet. */
  refill(): void {
    this.typescript.refill()
    for (const pool of this.python.values()) pool.refill()
  }

  close(): void {
    this.typescript.close()
    for (const pool of this.python.values()) pool.close()
  }

  private pythonPool(interpreter: string): WarmPool {
    const known = this.python.get(interpreter)
    if (known !== undefined) return known
    const pool = new WarmPool(pythonHost(this.code, interpreter), this.pairs, PYTHON_SPARE)
    this.python.set(interpreter, pool)
    return pool
  }
}

/** What a node takes for Python where the run names no interpreter. */
function defaultInterpreter(): string {
  return process.env.FISSION_PYTHON ?? 'python3'
}

function typescriptHost(code: string): HostCommand {
  return { program: process.execPath, args: [join(code, 'job-host.cjs')] }
}

/** Unbuffered, so that what a job prints is in its console at once. */
function pythonHost(code: string, interpreter: string): HostCommand {
  return { program: interpreter, args: ['-u', join(code, 'python'), 'host'] }
}
