/** Job processes started ahead, so that a job begins in milliseconds after a crash or a move. */
import { availableParallelism } from 'node:os'
import { JobProcess } from './job-process'
import type { SocketPairs } from './socket-pairs'
import type { HostCommand } from './spawn-host'

/** Successors are started when jobs have not begun or ended for this long: starting processes slows those at work. */
const REFILL_AFTER_MS = 500

const cores = availableParallelism()

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

  /** A process that waits for its job, one that has loaded if there is any. */
  take(): JobProcess {
    this.forgetDead()
    const process = this.waiting.find(({ ready }) => ready) ?? this.waiting[0]
    if (process === undefined) return new JobProcess(this.command, this.pairs)
    this.waiting.splice(this.waiting.indexOf(process), 1)
    return process
  }

  /** Starts what is missing, no more at once than there are cores: then the first are ready sooner. */
  fill(): void {
    this.forgetDead()
    let loading = this.waiting.filter(({ ready }) => !ready).length
    for (; !this.closed && this.waiting.length < this.size && loading < cores; loading++) {
      const process = new JobProcess(this.command, this.pairs)
      this.waiting.push(process)
      process.onReady(() => {
        if (process.alive) this.fill()
      })
    }
  }

  /** Jobs have begun or ended: starts what is missing once it is quiet. */
  refill(): void {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = setTimeout(() => this.fill(), REFILL_AFTER_MS).unref()
  }

  private forgetDead(): void {
    this.waiting = this.waiting.filter((process) => process.alive)
  }

  close(): void {
    this.closed = true
    if (this.timer !== null) clearTimeout(this.timer)
    for (const process of this.waiting) process.kill()
    this.waiting = []
  }
}
