/** A limit of memory that the kernel enforces for processes together, as a small Pi has one (memory controller of cgroup v1). */
import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const GROUPS = '/sys/fs/cgroup/memory'

/** Not every system has this controller; on those nothing is killed for memory. */
export function canLimitMemory(): boolean {
  return existsSync(path.join(GROUPS, 'memory.limit_in_bytes'))
}

/** Processes that may take only so much memory from now on, and those that they start. */
export class MemoryLimit {
  private readonly group = path.join(GROUPS, `fission-test-${process.pid}`)

  constructor(bytes: number) {
    mkdirSync(this.group)
    writeFileSync(path.join(this.group, 'memory.limit_in_bytes'), String(bytes))
  }

  /** Takes in whatever `list` gives, until it gives nothing else: a process may start another meanwhile. */
  include(list: () => number[]): void {
    for (;;) {
      const members = this.members()
      const others = list().filter((pid) => !members.includes(pid))
      if (others.length === 0) return
      for (const pid of others) move(pid, this.group)
    }
  }

  /** Ends the limit; false while the kernel still counts something to it. */
  remove(): boolean {
    const usual = path.join(GROUPS, groupOf('self'))
    try {
      for (const pid of this.members()) move(pid, usual)
      rmdirSync(this.group)
    } catch {
      return !existsSync(this.group)
    }
    return true
  }

  private members(): number[] {
    return readFileSync(path.join(this.group, 'cgroup.procs'), 'utf8').split('\n').filter(Boolean).map(Number)
  }
}

function groupOf(pid: number | 'self'): string {
  return /:memory:(.*)$/m.exec(readFileSync(`/proc/${pid}/cgroup`, 'utf8'))?.[1] ?? '/'
}

function move(pid: number, group: string): void {
  try {
    writeFileSync(path.join(group, 'cgroup.procs'), String(pid))
  } catch (error) {
    // It has ended since it was listed.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
