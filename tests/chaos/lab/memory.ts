/** Watches that memory stays flat: of agents, job processes and clients. */
import { readFileSync } from 'node:fs'
import type { Report } from '../checks/violation'
import type { HostProcess } from './host-processes'

interface Watched {
  what: string
  sinceMs: number
  /** Once it had warmed up. */
  firstBytes: number | null
  lastBytes: number
}

/** Until then a process fills its caches. */
const WARM_UP_MS = 60_000
/** What a process may gain after that, beside its garbage. */
const MOST_GROWTH_BYTES = 64 * 1024 * 1024
/** What any of them may have at any time. */
const MOST_BYTES = 400 * 1024 * 1024

export class Memory {
  /** The most that a process of each kind had. */
  readonly most = new Map<string, number>()
  private readonly watched = new Map<number, Watched>()
  private readonly told = new Set<number>()

  constructor(private readonly report: Report) {}

  /** Notes what processes on hosts have now. */
  look(processes: readonly HostProcess[]): void {
    for (const { pid, role, host, target, memoryBytes } of processes) {
      const name = target === null ? role : `${target.network}/${target.job}`
      this.note(pid, role, `${name} on ${host === 0 ? 'the client' : `pi${host}`}`, memoryBytes)
    }
  }

  /** Notes what a client has now. */
  lookAtClient(pid: number, network: string): void {
    const match = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
    if (match) this.note(pid, 'client', `client of ${network}`, Number(match[1]) * 1024)
  }

  /** `agent 74 MB, job 60 MB`. */
  summary(): string {
    return [...this.most].map(([kind, bytes]) => `${kind} ${megabytes(bytes)}`).join(', ')
  }

  private note(pid: number, kind: string, what: string, bytes: number): void {
    this.most.set(kind, Math.max(bytes, this.most.get(kind) ?? 0))
    const found = this.watched.get(pid)
    // A process id may be given anew.
    const watched = found?.what === what ? found : newWatched(what)
    this.watched.set(pid, watched)
    watched.lastBytes = bytes
    if (Date.now() - watched.sinceMs > WARM_UP_MS) watched.firstBytes ??= bytes
    const growth = bytes - (watched.firstBytes ?? bytes)
    if (this.told.has(pid) || (growth < MOST_GROWTH_BYTES && bytes < MOST_BYTES)) return
    this.told.add(pid)
    this.report(
      'memory stays flat',
      `${what} has ${megabytes(bytes)}, ${megabytes(growth)} more than after a minute`,
    )
  }
}

function newWatched(what: string): Watched {
  return { what, sinceMs: Date.now(), firstBytes: null, lastBytes: 0 }
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MB`
}
