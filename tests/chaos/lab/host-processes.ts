/** What runs on the hosts and for the client, seen from outside: their processes are processes of this machine. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import type { JobTarget } from '../schedule/fault'

/** A process of ours. */
export interface HostProcess {
  pid: number
  /** Number of the host; 0: it belongs to the client. */
  host: number
  role: 'agent' | 'job' | 'other'
  /** What a job's process works for. */
  target: JobTarget | null
  memoryBytes: number
}

const PAGE_BYTES = 4096

/** Where to look for them. */
export interface Territory {
  /** Name of the set of hosts. */
  name: string
  /** Project folder of the client. */
  folder: string
}

/** Every agent, and every process in a job's folder, on the hosts of this lab and on the client. */
export function hostProcesses({ name, folder }: Territory): HostProcess[] {
  const onHost = new RegExp(`/${name}-\\d+/pi(\\d+)/`)
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .flatMap((entry) => {
      const host = onHost.exec(read(`/proc/${entry}/cgroup`))?.[1]
      const found = describe(Number(entry), Number(host ?? 0))
      return found !== null && (host !== undefined || found.cwd.startsWith(folder)) ? found : []
    })
}

/** The process that a job of a network runs in; a guard or a child of it is no job. */
export function jobProcesses(all: readonly HostProcess[], { network, job }: JobTarget): HostProcess[] {
  return all.filter(({ role, target }) => role === 'job' && target?.network === network && target.job === job)
}

function describe(pid: number, host: number): (HostProcess & { cwd: string }) | null {
  const command = read(`/proc/${pid}/cmdline`).split('\0')
  const cwd = cwdOf(pid)
  const target = targetOf(cwd)
  const isAgent = command.some((word) => word.endsWith('/agent.cjs'))
  if (!isAgent && target === null) return null
  const isPythonHost = command.some((word, i) => word.endsWith('/python') && command[i + 1] === 'host')
  const isHost = isPythonHost || command.some((word) => word.endsWith('/job-host.cjs'))
  const memoryBytes = Number(read(`/proc/${pid}/statm`).split(' ')[1] ?? 0) * PAGE_BYTES
  return { pid, host, cwd, role: isAgent ? 'agent' : isHost ? 'job' : 'other', target, memoryBytes }
}

function cwdOf(pid: number): string {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    // It has ended meanwhile.
    return ''
  }
}

function targetOf(cwd: string): JobTarget | null {
  const [, network, job] =
    /\/runs\/(\w+)-[0-9a-f]+\/(\d+)$/.exec(cwd) ?? /\/(\w+)\/local\/(\d+)$/.exec(cwd) ?? []
  return network === undefined ? null : { network, job: Number(job) }
}

/** Empty when the process has ended. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
