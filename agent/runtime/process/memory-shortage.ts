/** What happens to job processes when a node has no memory left. */
import { readFileSync, writeFileSync } from 'node:fs'

/** Of -1000 to 1000; the agent keeps what it was started with, usually 0. */
const SOONER = '500'

/** The kernel shall rather kill this process than the agent, which would take all its jobs with it. */
export function killSooner(pid: number): void {
  if (process.platform !== 'linux') return
  try {
    writeFileSync(`/proc/${pid}/oom_score_adj`, SOONER)
  } catch {
    // It has ended already, or this is a system that forbids it; then both are as likely.
    return
  }
}

/** Processes that the kernel has killed for want of memory since it started (`oom_kill`, proc(5)); null: it does not say. */
export function killsForMemory(): number | null {
  if (process.platform !== 'linux') return null
  try {
    return Number(/^oom_kill (\d+)$/m.exec(readFileSync('/proc/vmstat', 'utf8'))?.[1] ?? 0)
  } catch {
    // No descriptor is left, or there is no such file.
    return null
  }
}
