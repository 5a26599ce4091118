/** What runs on the hosts, seen from outside: their processes are processes of this machine. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import type { JobTarget } from '../schedule/fault'

/** A process of ours on a host. */
export interface HostProcess {
  pid: number
  host: number
  role: 'agent' | 'job' | 'other'
  /** What a job's process works for. */
  target: JobTarget | null
  memoryBytes: number
}

const PAGE_BYTES = 4096

/** Every agent, and every process in a job's folder, on the hosts of this lab. */
export function hostProcesses(lab: string): HostProcess[] {
  const onHost = new RegExp(`/${lab}-\\d+/pi(\\d+)/`)
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const host = onHost.exec(read(`/proc/${name}/cgroup`))?.[1]
      return host === undefined ? [] : (describe(Number(name), Number(host)) ?? [])
    })
}

/** The process that a job of a network runs in; a guard or a child of it is no job. */
export function jobProcesses(all: readonly HostProcess[], { network, job }: JobTarget): HostProcess[] {
  return all.filter(({ role, target }) => role === 'job' && target?.network === network && target.job === job)
}

function describe(pid: number, host: number): HostProcess | null {
  const command = read(`/proc/${pid}/cmdline`).split('\0')
  const target = targetOf(pid)
  const isAgent = command.some((word) => word.endsWith('/agent.cjs'))
  if (!isAgent && target === null) return null
  const isPythonHost = command.some((word, i) => word.endsWith('/python') && command[i + 1] === 'host')
  const isHost = isPythonHost || command.some((word) => word.endsWith('/job-host.cjs'))
  const memoryBytes = Number(read(`/proc/${pid}/statm`).split(' ')[1] ?? 0) * PAGE_BYTES
  return { pid, host, role: isAgent ? 'agent' : isHost ? 'job' : 'other', target, memoryBytes }
}

function targetOf(pid: number): JobTarget | null {
  let folder
  try {
    folder = readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    // It has ended meanwhile.
    return null
  }
  const [, network, job] = /\/runs\/(\w+)-[0-9a-f]+\/(\d+)$/.exec(folder) ?? []
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
