import { rmSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { copyProject, FissionProcess, removeFolder } from '../integration/simulate/fission-process'
import { rowsOf } from './support/host-run'
import { bootHosts, onHosts } from './support/hosts'
import type { TestHost } from './support/hosts'
import { makeHome } from './support/ssh-home'

const NODES = 20
const SINK = 21

/** Hosts that other specs use; the rest would only take the processor from them. */
const LEFT_ON = 6

/** Sixty processes start on the cores of one computer, and ten hosts boot. */
const patience = { timeout: 120_000, interval: 100 }

onHosts('A run on twenty hosts', () => {
  let hosts: TestHost[]
  let home: Awaited<ReturnType<typeof makeHome>>
  let usualHome: string | undefined
  let project: string
  let fission: FissionProcess

  beforeAll(async () => {
    hosts = await bootHosts(NODES)
  }, 300_000)
  afterAll(() => Promise.all(hosts.slice(LEFT_ON).map((host) => host.kill())))
  beforeEach(async () => {
    home = await makeHome()
    usualHome = process.env.HOME
    process.env.HOME = home.home
    project = copyProject('hosts')
    fission = new FissionProcess(project, 'run', 'twenty', '--trust-new-hosts')
  })
  afterEach(async () => {
    if (fission.child.exitCode === null) await fission.end('SIGINT')
    process.env.HOME = usualHome
    home.remove()
    removeFolder(project)
    rmSync(project, { recursive: true, force: true })
  })

  const count = (pattern: RegExp): number => fission.stderr.match(new RegExp(pattern, 'g'))?.length ?? 0
  const more = async (rows: number): Promise<void> => {
    const before = rowsOf(project, 'twenty', SINK).length
    await expect
      .poll(() => rowsOf(project, 'twenty', SINK).length, patience)
      .toBeGreaterThanOrEqual(before + rows)
  }

  it('brings every value through all of them, and goes on when the power of ten fails at once', async () => {
    await more(20)
    // One that answers late, where all share two cores, joins when the others have its job already.
    const isThere = ({ name }: TestHost): boolean =>
      fission.stderr.includes(` placed on ${name}\n`) || fission.stderr.includes(`node ${name} joined\n`)
    await expect.poll(() => hosts.filter(isThere).length, patience).toBe(NODES)
    const rows = rowsOf(project, 'twenty', SINK)
    expect(rows).toEqual(rows.map((_, index) => index + 1))

    const dead = hosts.slice(NODES / 2)
    await Promise.all(dead.map((host) => host.kill()))
    await expect.poll(() => count(/node pi\d+ is lost/), patience).toBe(dead.length)
    await more(50)

    const joined = count(/node pi\d+ joined/)
    await Promise.all(dead.map((host) => host.start()))
    await expect.poll(() => count(/node pi\d+ joined/), patience).toBeGreaterThanOrEqual(joined + dead.length)
    await more(20)
    expect((await fission.end('SIGINT')).code).toBe(0)
  }, 600_000)
})
