/** Job processes started ahead, so that a job begins in milliseconds after a crash or a move. */
import { JobProcess } from './job-process'
import type { SocketPairs } from './socket-pairs'
import type { HostCommand } from './spawn-host'

/** Successors are started when jobs have not begun or ended for this long: starting processes slows those at work. */
const REFILL_AFTER_MS = 500

export class WarmPool {
  private waiting: JobProcess[] = []
  private closed = false
  private timer: NodeJS.Timeout | null = null

  constructor(
    private readonly command: HostCommand,
    private readonly pairs: SocketPairs,
    private readonly size: number,
  ) {}

  get count(): number {
    return this.waiting.filter((process) => process.alive).length
  }

  /** A process that waits for its job. */
  take(): JobProcess {
    this.waiting = this.waiting.filter((process) => process.alive)
    return this.waiting.shift() ?? new JobProcess(this.command, this.pairs)
  }

  /** Starts what is missing. */
  fill(): void {
    this.waiting = this.waiting.filter((process) => process.alive)
    while (!this.closed && this.waiting.length < this.size) {
      this.waiting.push(new JobProcess(this.command, this.pairs))
    }
  }

  /** Jobs have begun or ended: starts what is missing once it is quiet. */
  refill(): void {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = setTimeout(() => this.fill(), REFILL_AFTER_MS).unref()
  }

  close(): void {
    this.closed = true
    if (this.timer !== null) clearTimeout(this.timer)
    for (const process of this.waiting) process.kill()
    this.waiting = []
  }
}
