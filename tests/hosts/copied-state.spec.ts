import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { FissionProcess } from '../integration/simulate/fission-process'
import { bootHosts, onHosts } from './support/hosts'
import type { TestHost } from './support/hosts'
import { HostRun } from './support/host-run'
import { makeHome } from './support/ssh-home'

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
    await hosts[1]!.start()
    await run.remove()
    process.env.HOME = usualHome
    home.remove()
  })

  const rows = (): string[] => {
    const file = path.join(run.project, 'sums/local/3/rows.csv')
    return existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(1, -1) : []
  }

  it('survives when the client and the node of the job are lost together: every row once, with the right sum', async () => {
    await expect.poll(() => rows().length, patience).toBeGreaterThan(300)
    await Promise.all([run.fission.end('SIGKILL'), hosts[1]!.kill()])
    const before = rows().length

    const second = new FissionProcess(run.project, 'attach', 'sums')
    await second.notes(/Sums 2 placed on pi[13], moved from pi2/)
    await expect.poll(() => rows().length, patience).toBeGreaterThan(before + 300)
    expect((await second.end('SIGINT')).code).toBe(0)
    expect(rows()).toEqual(rows().map((_, i) => `${i + 1}:${((i + 1) * (i + 2)) / 2}`))
  })
})
