/** Lines that the user types for interactive jobs, kept until the job can take them. */
import type { JobId } from '../../agent/core/network/description'

/** Lines kept for a job that is not running. */
const LINES_KEPT = 1000

export class InputLines {
  private readonly waiting = new Map<JobId, string[]>()
  private readonly ended = new Set<JobId>()

  /** Keeps a line for later; false when too many wait already. */
  keep(job: JobId, text: string): boolean {
    const lines = this.waiting.get(job) ?? []
    this.waiting.set(job, lines)
    return lines.length < LINES_KEPT && lines.push(text) > 0
  }

  /** The job will get no more lines. */
  end(job: JobId): void {
    this.ended.add(job)
  }

  /** What a job that has just started is told; a new process must hear again that its input has ended. */
  take(job: JobId): (string | null)[] {
    const lines = this.waiting.get(job) ?? []
    this.waiting.delete(job)
    return this.ended.has(job) ? [...lines, null] : lines
  }
}
