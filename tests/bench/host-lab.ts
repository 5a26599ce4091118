/** The hosts that measures run on, and their processes as this computer, which they are part of, sees them. */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { bootHosts, keyFile, procFile, type TestHost } from '../hosts/support/test-host'

/** Whether there are hosts: `run.mjs` starts the bench beside them when a measure needs some and they can be made. */
export function hasHosts(): boolean {
  return process.env.TEST_HOSTS_NAME !== undefined
}

/**
 * Gives `use` this many hosts and a home folder with a key that they accept. Afterwards all are up and plugged in again,
 * so that the next measure finds agents that are ready, as a user's second run does.
 */
export async function onHosts<T>(
  count: number,
  use: (hosts: TestHost[], home: string) => Promise<T>,
): Promise<T> {
  const hosts = await bootHosts(count)
  const home = mkdtempSync(path.join(tmpdir(), 'fission-bench-home-'))
  try {
    mkdirSync(path.join(home, '.ssh'), { mode: 0o700 })
    cpSync(await keyFile(), path.join(home, '.ssh/id_ed25519'))
    return await use(hosts, home)
  } finally {
    for (const host of hosts) await host.heal()
    await bootHosts(count)
    rmSync(home, { recursive: true, force: true })
  }
}

/** Kills the agent and every job process of a host at once; the kernel closes their sockets. */
export function killNode(host: TestHost): void {
  for (const pid of host.processes()) {
    if (/agent\.cjs|job-host|python/.test(procFile(pid, 'cmdline'))) kill(pid)
  }
}

/** The number that this computer has for a process which its host calls `innerPid`. */
export function outerPid(host: TestHost, innerPid: number): number {
  const inner = new RegExp(`^NSpid:.*\\t${innerPid}$`, 'm')
  const found = host.processes().find((pid) => inner.test(procFile(pid, 'status')))
  if (found === undefined) throw new Error(`${host.name} has no process ${innerPid}`)
  return found
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    // It has ended since it was listed.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
