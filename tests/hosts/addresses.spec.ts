import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { bootHosts, onHosts } from './support/hosts'
import type { TestHost } from './support/hosts'
import { HostRun } from './support/host-run'
import { makeHome } from './support/ssh-home'

const NEW_ADDRESS = '10.77.0.62'

onHosts('A run of which a node gets another address', () => {
  let pi2: TestHost
  let home: Awaited<ReturnType<typeof makeHome>>
  let usualHome: string | undefined
  let run: HostRun

  beforeAll(async () => {
    pi2 = (await bootHosts(2))[1]!
  })
  beforeEach(async () => {
    home = await makeHome()
    usualHome = process.env.HOME
    process.env.HOME = home.home
    run = new HostRun(HostRun.project(), 'pinned')
  })
  afterEach(async () => {
    await run.remove()
    await pi2.readdress(pi2.address)
    process.env.HOME = usualHome
    home.remove()
  })

  /** What an inventory says where the node is. */
  const note = (address: string): void => {
    const folder = path.join(run.project, 'inventory')
    mkdirSync(folder, { recursive: true })
    writeFileSync(
      path.join(folder, 'hosts.yml'),
      `fissionservers:\n  hosts:\n    pi2: { ansible_host: ${address} }\n`,
    )
  }

  it('says what to do, finds the node by its key where the inventory says, and sends its data there', async () => {
    await run.more(20)
    await pi2.readdress(NEW_ADDRESS)
    await run.notes(/node pi2 is lost/)
    await run.notes(/-- Node pi2 \(10\.77\.0\.12\) .*\n +hint: .*If it has another address now, give that/)
    const before = run.rows().length
    note(NEW_ADDRESS)
    await run.notes(/warning: Node pi2 is not at 10\.77\.0\.12 but at 10\.77\.0\.62, as its host key proves/)
    await run.notes(/node pi2 joined/)
    await expect.poll(() => run.rows().length, { timeout: 60_000 }).toBeGreaterThan(before + 50)
    expect(run.rows()).toEqual(run.rows().map((_, index) => index + 1))
    expect(readFileSync(path.join(home.home, '.ssh/known_hosts'), 'utf8')).toMatch(/^10\.77\.0\.62 /m)
    expect(await run.end()).toBe(0)
  })
})
