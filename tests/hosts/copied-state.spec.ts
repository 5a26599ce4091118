import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { FissionProcess } from '../integration/simulate/fission-process'
import { bootHosts, onHosts } from './support/hosts'
import type { TestHost } from './support/hosts'
import { HostRun } from './support/host-run'
import { makeHome } from './support/ssh-home'

/** How long a source makes values of which no state is kept. */
const UNKEPT_MS = 1500

const patience = { timeout: 60_000, interval: 50 }

onHosts('The state of a job with a copy on a second node', () => {
  let hosts: TestHost[]
  let home: Awaited<ReturnType<typeof makeHome>>
  let usualHome: string | undefined
  let run: HostRun

  beforeAll(async () => {
    hosts = await bootHosts(3)
  })
  beforeEach(async () => {
    home = await makeHome()
    usualHome = process.env.HOME
    process.env.HOME = home.home
    run = new HostRun(HostRun.project(), 'sums')
  })
  afterEach(async () => {
    await Promise.all(hosts.slice(0, 2).map((host) => host.start()))
    await run.remove()
    process.env.HOME = usualHome
    home.remove()
  })

  const rows = (): string[] => {
    const file = path.join(run.project, 'sums/local/3/rows.csv')
    return existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(1, -1) : []
  }

  const rowsFlow = async (from: number): Promise<void> => {
    await expect.poll(() => rows().length, patience).toBeGreaterThan(from + 300)
  }

  // CountsOn wants pi1, Sums is placed beside it.
  it.each([
    ['the job', 2, /Sums 2 placed on pi[13], moved from pi2/],
    ['its source', 1, /CountsOn 1 placed on pi[23], moved from pi1/],
  ])(
    'survives when the client and the node of %s are lost together: every row once, with the right sum',
    async (_, lost, notice) => {
      await rowsFlow(0)
      await run.fission.end('SIGKILL')
      // Rounds that nobody keeps: whoever goes on from the state makes them again.
      const before = rows().length
      await setTimeout(UNKEPT_MS)
      await hosts[lost - 1]!.kill()

      const second = new FissionProcess(run.project, 'attach', 'sums')
      await second.notes(notice)
      await rowsFlow(before)
      expect((await second.end('SIGINT')).code).toBe(0)
      expect(rows()).toEqual(rows().map((_, i) => `${i + 1}:${((i + 1) * (i + 2)) / 2}`))
    },
  )
})
