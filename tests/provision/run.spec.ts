import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { HostRun } from '../hosts/support/host-run'
import { keyFile, onHosts, USER } from '../hosts/support/hosts'
import type { TestHost } from '../hosts/support/hosts'
import { makeHome } from '../hosts/support/ssh-home'
import { FissionProcess } from '../integration/simulate/fission-process'
import { Home } from './support/fission'
import { freshHosts } from './support/fresh-hosts'

onHosts('A run on a provisioned node', () => {
  let host: TestHost
  let home: Awaited<ReturnType<typeof makeHome>>
  const usualHome = process.env.HOME

  beforeAll(async () => {
    ;[host] = (await freshHosts(3)) as [TestHost, ...TestHost[]]
    const login = ['--user', USER, '--key', await keyFile()]
    const outcomes = await new Home().provision(['install', `${host.name}=${host.address}`, ...login], {
      becomePassword: 'raspberry',
    })
    expect(outcomes.pi1).toMatchObject({ status: 'done' })
    home = await makeHome()
    process.env.HOME = home.home
  })
  afterAll(() => {
    process.env.HOME = usualHome
    home.remove()
  })

  const agents = (): Promise<string> => host.exec('pgrep', '-f', 'agent[.]cjs --socket')
  /** Changes the agent as it was installed, whatever an attempt before this one made of it. */
  const edit = (script: string): Promise<string> =>
    host.exec(
      'bash',
      '-c',
      `cd /opt/fission/agent && { [ -f installed.cjs ] || cp -p agent.cjs installed.cjs; } &&
       sed '${script}' installed.cjs > agent.cjs && systemctl restart fission-agent`,
    )

  it('uses the agent of the service, and starts none of its own', async () => {
    const before = await agents()
    expect(before.split('\n')).toHaveLength(1)
    const run = new HostRun(HostRun.project(), 'chain')
    await run.more(20)
    expect(run.fission.stderr).toMatch(/Counts 1 placed on pi1\n/)
    expect(run.fission.stderr).not.toContain('another build')
    expect(run.fission.stderr).toMatch(/-- Node pi2 .*has no Node\.js|-- Node pi2 .*cannot be reached/)
    expect(await agents()).toBe(before)
    expect(await run.end()).toBe(0)

    const collect = new FissionProcess(run.project, 'collect', 'chain')
    await collect.exit()
    expect(collect.stdout).toMatch(/✓ pi1: \d+ files, /)
    expect(collect.stdout).not.toContain('warning')
    const journal = path.join(run.project, 'chain/collection/pi1/agent.log')
    expect(readFileSync(journal, 'utf8')).toMatch(/Started fission-agent\.service/)
    await run.remove()
  })

  it('warns of a service of another build, and refuses one that speaks another protocol', async () => {
    await edit('s/AGENT_VERSION = "[^"]*"/AGENT_VERSION = "9.9.9"/')
    const run = new HostRun(HostRun.project(), 'chain')
    await run.notes(
      /warning: Node pi1 .*: Its agent is another build \(version 9\.9\.9, .*fission provision renew/,
    )
    await run.more(20)
    await run.remove()

    await edit('s/PROTOCOL_VERSION = [0-9]*;/PROTOCOL_VERSION = 99;/')
    const refused = new HostRun(HostRun.project(), 'chain', '--upgrade')
    expect(await refused.fission.exit()).toBe(1)
    expect(refused.fission.stderr).toMatch(
      /-- The agent service of node pi1 .* has another version: .*\n +hint: Renew it with: fission provision renew/,
    )
    await refused.remove()
  })
})
