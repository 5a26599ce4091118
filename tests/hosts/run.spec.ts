import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { bootHosts, onHosts } from './support/hosts'
import type { TestHost } from './support/hosts'
import { HostRun } from './support/host-run'
import { makeHome } from './support/ssh-home'

onHosts('A run on three hosts', () => {
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
  })
  afterEach(async () => {
    await run.remove()
    process.env.HOME = usualHome
    home.remove()
  })

  const begin = async (...options: string[]): Promise<void> => {
    run = new HostRun(HostRun.project(), 'chain', ...options)
    await run.more(20)
  }
  const [pi1, pi2] = [0, 1].map((index) => () => hosts[index]!) as [() => TestHost, () => TestHost]
  const agents = (host: TestHost): Promise<string> => host.exec('pgrep', '-f', '^node .*agent.cjs')

  it('writes every row on the client, shows output, and ends in order', async () => {
    await begin()
    expect(run.fission.stderr).toMatch(/Counts 1 placed on pi1\n/)
    expect(run.fission.stderr).toMatch(/Forwards 2 placed on pi2\n/)
    expect(run.fission.stderr).toMatch(/CsvSinkJob 3 placed on LOCAL\n/)
    await run.fission.says(/Forwards 2 +\| at 1\n/)
    expect(await run.end()).toBe(0)
    const rows = run.rows()
    expect(rows).toEqual(rows.map((_, index) => index + 1))
    expect(run.fission.stderr).toMatch(/Counts 1 +stopped, \d+ rounds/)
  })

  it('goes on when the agent of the connector is killed, and takes the node back', async () => {
    await begin()
    const [pid = ''] = (await agents(pi2())).split('\n')
    await pi2().exec('kill', '-KILL', pid)
    await run.notes(/node pi2 is lost: its agent ended; it ran Forwards 2/)
    await run.more(50)
    await run.notes(/node pi2 joined/)
    expect(await run.end()).toBe(0)
    expect(run.rows().at(-1)).toBeGreaterThan(70)
  })

  it('goes on when the power of the connector’s node is cut, and takes the node back when it is on again', async () => {
    await begin()
    await pi2().kill()
    await run.notes(/node pi2 is lost: .*; it ran Forwards 2/)
    await run.more(50)
    await pi2().start()
    await run.notes(/node pi2 joined/)
    await run.more(10)
    expect(await run.end()).toBe(0)
  })

  it('fences a node that was cut off: its old job is ended when it is back', async () => {
    await begin()
    await pi2().cut()
    await run.notes(/node pi2 is lost/)
    await run.more(20)
    const folders =
      'for cwd in /proc/[0-9]*/cwd; do readlink "$cwd"; done 2>/dev/null | grep -c "/runs/.*/2$" || true'
    const jobs = () => pi2().exec('sh', '-c', folders)
    expect(await jobs()).toBe('1')
    await pi2().heal()
    await run.notes(/node pi2 joined/)
    await run.more(50)
    await expect.poll(jobs, { timeout: 20_000, interval: 100 }).toBe('0')
    const rows = run.rows()
    expect(rows.at(-1)).toBeGreaterThanOrEqual(rows.length - 1)
    expect(await run.end()).toBe(0)
  })

  it('bears a node that comes and goes: each time its job ends there, and nothing of it is accepted', async () => {
    await begin()
    const joined = () => run.fission.stderr.split('node pi2 joined').length - 1
    const lost = () => run.fission.stderr.split('node pi2 is lost').length - 1
    const turns = { timeout: 60_000, interval: 50 }
    for (let turn = 1; turn <= 3; turn++) {
      await pi2().cut()
      await expect.poll(lost, turns).toBe(turn)
      await pi2().heal()
      await expect.poll(joined, turns).toBe(turn)
      await run.more(20)
    }
    const folders =
      'for cwd in /proc/[0-9]*/cwd; do readlink "$cwd"; done 2>/dev/null | grep -c "/runs/.*/2$" || true'
    const jobs = async () => Promise.all(hosts.slice(0, 3).map((host) => host.exec('sh', '-c', folders)))
    await expect.poll(async () => (await jobs()).sort().join(), turns).toBe('0,0,1')
    expect(await run.end()).toBe(0)
    // Dummies repeat the value before them; a block of an ended placement would come behind newer ones.
    const rows = run.rows()
    expect(rows).toEqual([...rows].sort((a, b) => a - b))
  }, 240_000)

  it('bears a silence of 0.6 s: no failover, no row lost', async () => {
    await begin()
    await pi2().stall(0.6)
    await run.more(100)
    expect(run.fission.stderr).not.toContain('is lost')
    expect(await run.end()).toBe(0)
    const rows = run.rows()
    expect(rows).toEqual(rows.map((_, index) => index + 1))
  })

  it('keeps what can run when all but one node are gone, and places the rest when a node returns', async () => {
    await begin()
    await hosts[2]!.kill()
    await pi2().kill()
    await run.notes(/node pi2 is lost/)
    await run.more(20)
    await pi1().kill()
    await run.notes(/Counts 1 waits for a node/)
    await hosts[2]!.start()
    await run.notes(/node pi3 joined/)
    await run.more(50)
    await Promise.all([pi1().start(), pi2().start()])
    expect(await run.end()).toBe(0)
  })

  it('begins without a node that is off, says so, and takes it in later', async () => {
    await pi2().kill()
    await begin()
    await run.notes(/-- Node pi2 \(10\.77\.0\.12\) (cannot be reached|does not answer)/)
    await run.notes(/Forwards 2 placed on pi[13]/)
    await pi2().start()
    await run.notes(/node pi2 joined/)
    expect(await run.end()).toBe(0)
  })
})
