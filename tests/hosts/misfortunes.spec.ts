import { existsSync, mkdirSync, readdirSync, readlinkSync, rmdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { HostRun } from './support/host-run'
import { bootHosts, onHosts } from './support/hosts'
import type { TestHost } from './support/hosts'
import { makeHome } from './support/ssh-home'

const patience = { timeout: 60_000, interval: 50 }

/** Limits that are enforced; on systems without this controller nothing is killed for memory. */
const MEMORY_GROUPS = '/sys/fs/cgroup/memory'
const MEMORY_LIMIT = 200_000_000

const TIMEOUT_MS = 300_000

onHosts('A run to which things happen', () => {
  let hosts: [TestHost, TestHost, TestHost]
  let home: Awaited<ReturnType<typeof makeHome>>
  let usualHome: string | undefined
  let run: HostRun

  beforeAll(async () => {
    hosts = (await bootHosts(3)) as [TestHost, TestHost, TestHost]
    for (const host of hosts) await host.exec('install', '-d', '-o', 'pi', '-g', 'pi', '/home/pi/room')
  })
  beforeEach(async () => {
    home = await makeHome()
    usualHome = process.env.HOME
    process.env.HOME = home.home
  })
  afterEach(async () => {
    await run.remove()
    process.env.HOME = usualHome
    home.remove()
  })

  const agentOf = (host: TestHost): Promise<string> => host.exec('pgrep', '-f', '^node .*agent.cjs')
  const countOf = (pattern: RegExp): number => run.fission.stderr.match(pattern)?.length ?? 0
  /** The process of a job, as this machine numbers it. */
  const processOf = (job: number): string => {
    const ends = new RegExp(`/room/runs/unlucky-[0-9a-f]+/${job}$`)
    const found = readdirSync('/proc').find((pid) => /^\d+$/.test(pid) && ends.test(folderOf(pid)))
    if (found === undefined) throw new Error(`job ${job} has no process`)
    return found
  }

  it(
    'goes on beside a job that crashes again and again, one whose disk is full, and one that is killed for memory',
    async ({ skip }) => {
      const [, pi2, pi3] = hosts
      await pi2.exec('mount', '-t', 'tmpfs', '-o', 'size=24m,mode=777', 'tmpfs', '/home/pi/room')
      try {
        run = new HostRun(HostRun.project(), 'unlucky')
        await run.more(20)
        const agents = await Promise.all(hosts.map(agentOf))

        await run.notes(/Crashes 4 failed and is not started again/)
        expect(countOf(/-- Crashes 4 crashed on pi\d: nothing but trouble/g)).toBe(4)
        for (const pause of ['started again', 'starts again in 200 ms', 'starts again in 400 ms'])
          expect(run.fission.stderr).toMatch(
            new RegExp(`-- Crashes 4 crashed on pi\\d: nothing but trouble; ${pause}\n`),
          )

        await run.notes(/Fills 5 crashed on pi2: ENOSPC: no space left on device/)
        await run.notes(/Fills 5 failed and is not started again/)
        await run.more(50)
        await pi2.exec('pkill', '-KILL', '-f', 'job-host.cjs')
        await run.notes(/Forwards 2 crashed on pi2: its process was killed by SIGKILL; started again/)
        await run.more(50)

        if (!existsSync(path.join(MEMORY_GROUPS, 'memory.limit_in_bytes')))
          skip('no limit of memory is enforced here')
        const group = path.join(MEMORY_GROUPS, `fission-test-${process.pid}`)
        mkdirSync(group)
        try {
          writeFileSync(path.join(group, 'memory.limit_in_bytes'), String(MEMORY_LIMIT))
          writeFileSync(path.join(group, 'cgroup.procs'), processOf(6))
          await pi3.exec(
            'sh',
            '-c',
            'for folder in /home/pi/room/runs/unlucky-*/6; do touch "$folder/eat"; done',
          )
          await run.notes(
            /Hungry 6 crashed on pi3: its process was killed by the system, because the node or its service ran out of memory; started again/,
          )
          await run.more(50)
          await expect.poll(() => isRemoved(group), patience).toBe(true)
        } finally {
          isRemoved(group)
        }
        expect(await Promise.all(hosts.map(agentOf))).toEqual(agents)
        expect(await run.end()).toBe(1)
        expect(run.fission.stderr).toMatch(/Crashes 4 +failed \(nothing but trouble\)/)
      } finally {
        await run.end()
        // It may have been started from there.
        await pi2.exec('sh', '-c', 'pkill -KILL -f "^node .*agent.cjs" || true')
        await pi2.exec('umount', '-l', '/home/pi/room')
      }
    },
    TIMEOUT_MS,
  )
})

function folderOf(pid: string): string {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    // It has ended, or is the kernel's.
    return ''
  }
}

/** A group can be removed when nothing is left in it, or has been. */
function isRemoved(group: string): boolean {
  try {
    rmdirSync(group)
  } catch {
    return !existsSync(group)
  }
  return true
}
