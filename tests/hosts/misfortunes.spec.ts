import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { HostRun } from './support/host-run'
import { bootHosts, onHosts } from './support/hosts'
import type { TestHost } from './support/hosts'
import { canLimitMemory, MemoryLimit } from './support/memory-limit'
import { makeHome } from './support/ssh-home'

const patience = { timeout: 60_000, interval: 50 }

/** What all processes of a node together may take more; one job alone wants twice as much. */
const NODE_BYTES = 200_000_000

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

  it(
    'goes on beside a job that crashes again and again, one whose disk is full, and one that takes all memory of its node',
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

        if (!canLimitMemory()) skip('no limit of memory is enforced here')
        const limit = new MemoryLimit(NODE_BYTES)
        try {
          limit.include(() => pi3.processes())
          await pi3.exec(
            'sh',
            '-c',
            'for folder in /home/pi/room/runs/unlucky-*/6; do touch "$folder/eat"; done',
          )
          await run.notes(
            /Hungry 6 crashed on pi3: its process was killed by the system, because the node or its service ran out of memory; started again/,
          )
          await run.more(50)
        } finally {
          await expect.poll(() => limit.remove(), patience).toBe(true)
        }
        // The kernel took the job, and neither the agent nor another job; nobody gave the node up.
        expect(countOf(/crashed on pi3: its process was killed/g)).toBe(1)
        expect(run.fission.stderr).not.toMatch(/node pi3 is lost/)
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
