/** Memory of a process as the kernel counts it. */
import { readFileSync } from 'node:fs'

const MEBIBYTE = 1024 * 1024

/** Resident memory in MiB. */
function residentMebibytes(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return (Number(kilobytes) * 1024) / MEBIBYTE
}

/** The most that was seen of each process, by label. */
export class MemoryWatch {
  readonly most = new Map<string, number>()

  constructor(private readonly pids: Record<string, number>) {}

  /** Looks now. */
  look(): void {
    for (const [label, pid] of Object.entries(this.pids)) {
      this.most.set(label, Math.max(this.most.get(label) ?? 0, residentMebibytes(pid)))
    }
  }

  /** The labels of processes that had more than so many MiB at some time, with what they had. */
  above(mebibytes: number): string[] {
    return [...this.most]
      .filter(([, most]) => most > mebibytes)
      .map(([label, most]) => `${label}: ${Math.round(most)} MiB`)
  }
}
