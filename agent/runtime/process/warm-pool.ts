/** Job processes started ahead, so that a job begins in milliseconds after a crash or a move. */
import { JobProcess, type HostCommand } from './job-process'
import type { SocketPairs } from './socket-pairs'

export class WarmPool {
  private waiting: JobProcess[] = []
  private closed = false

  constructor(
    private readonly command: HostCommand,
    private readonly pairs: SocketPairs,
    private size: number,
  ) {}

  get count(): number {
    return this.waiting.filter((process) => process.alive).length
  }

  /** A process that waits for its job; its successor is started once this one is at work. */
  take(): JobProcess {
    this.waiting = this.waiting.filter((process) => process.alive)
    return this.waiting.shift() ?? new JobProcess(this.command, this.pairs)
  }

  /** Starts what is missing to `size` processes. */
  fill(size = this.size): void {
    this.size = size
    this.waiting = this.waiting.filter((process) => process.alive)
    while (!this.closed && this.waiting.length < this.size)
      this.waiting.push(new JobProcess(this.command, this.pairs))
  }

  close(): void {
    this.closed = true
    for (const process of this.waiting) process.kill()
    this.waiting = []
  }
}
