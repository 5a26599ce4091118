import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { FissionProcess, removeFolder } from '../integration/simulate/fission-process'
import { bootHosts, onHosts } from './support/hosts'
import type { TestHost } from './support/hosts'
import { HostRun } from './support/host-run'
import { OnPty } from './support/on-pty'
import { makeHome } from './support/ssh-home'

onHosts('A run with nodes that are not as they should be', () => {
  let hosts: [TestHost, TestHost, TestHost]
  let home: Awaited<ReturnType<typeof makeHome>>
  let usualHome: string | undefined
  let run: HostRun | null

  beforeAll(async () => {
    hosts = (await bootHosts(3)) as [TestHost, TestHost, TestHost]
  })
  beforeEach(async () => {
    home = await makeHome()
    usualHome = process.env.HOME
    process.env.HOME = home.home
    run = null
  })
  afterEach(async () => {
    await run?.remove()
    process.env.HOME = usualHome
    home.remove()
  })

  const begin = (...options: string[]): HostRun => {
    run = new HostRun(HostRun.project(), 'chain', ...options)
    return run
  }
  const script = (host: TestHost, file: string, text: string): Promise<string> =>
    host.exec('sh', '-c', 'printf "#!/bin/sh\\n%s\\n" "$2" >"$1" && chmod 755 "$1"', 'sh', file, text)

  const install = async (project: string, ...options: string[]): Promise<FissionProcess> => {
    const fission = new FissionProcess(project, 'nodes', 'install', 'chain', '--trust-new-hosts', ...options)
    await fission.exit()
    return fission
  }
  /** Puts a changed copy of the installed agent in the place of the one that runs. */
  const startOther = (host: TestHost, edit: string): Promise<string> =>
    host.exec(
      'sh',
      '-c',
      `rm -rf /tmp/other && mkdir /tmp/other && cp -a "$(ls -td /home/pi/.fission/agent/*/ | head -n 1)." /tmp/other
       sed -i "$1" /tmp/other/agent.cjs
       pkill -KILL -f "^node .*agent.cjs"
       exec setsid setpriv --reuid pi --regid pi --init-groups node /tmp/other/agent.cjs \\
         --socket /run/user/1000/fission/agent.sock --name "$2" --address "$3" </dev/null >/dev/null 2>&1 &`,
      'sh',
      edit,
      host.name,
      host.address,
    )

  it('goes on with the others when one has another host key and one has no Node.js', async () => {
    const [, pi2, pi3] = hosts
    const other = 'AAAAC3NzaC1lZDI1NTE5AAAAIMbZ2ouMfwTNMjNiqMVqnGBO4yYrHPTKQKuzDpiyLnAU'
    writeFileSync(path.join(home.home, '.ssh/known_hosts'), `${pi2.address} ssh-ed25519 ${other}\n`)
    await pi3.exec('sh', '-c', 'pkill -KILL -f "^node .*agent.cjs"; mv /usr/bin/node /usr/bin/node.kept')
    try {
      const fission = begin()
      await fission.notes(
        /-- The host key of node pi2 \(.*\) has changed: .*\n +hint: .*ssh-keygen -R 10\.77\.0\.12/,
      )
      await fission.notes(
        /-- Node pi3 \(.*\) has no Node\.js; its agent needs 18 or newer\n +hint: .*apt install nodejs/,
      )
      await fission.more(20)
      expect(fission.fission.stderr).toMatch(/Forwards 2 placed on pi1/)
      await pi3.exec('mv', '/usr/bin/node.kept', '/usr/bin/node')
      await fission.notes(/node pi3 joined/)
      expect(await fission.end()).toBe(0)
    } finally {
      await pi3.exec('sh', '-c', '[ -e /usr/bin/node ] || mv /usr/bin/node.kept /usr/bin/node')
    }
  })

  it('does not begin when no node lets the user in', async () => {
    rmSync(path.join(home.home, '.ssh/id_ed25519'))
    const password = path.join(home.home, 'password')
    writeFileSync(password, 'wrong\n')
    const fission = begin('--password-file', password)
    expect(await fission.fission.exit()).toBe(1)
    for (const { name, address } of hosts) {
      expect(fission.fission.stderr).toContain(`Node ${name} (${address}) does not let pi in`)
    }
    expect(fission.fission.stderr).toMatch(/error: No node of network chain can be used/)
  })

  it('tells of a clock that is a year off, and uses the node', async () => {
    const [pi1] = hosts
    await script(pi1, '/usr/local/bin/date', 'exec /bin/date -d "+365 days" "$@"')
    try {
      const fission = begin()
      await fission.more(20)
      expect(fission.fission.stderr).toMatch(/warning: The clock of node pi1 \(.*\) is 365 days ahead/)
      expect(fission.fission.stderr).toMatch(/Counts 1 placed on pi1/)
    } finally {
      await pi1.exec('rm', '/usr/local/bin/date')
    }
  })

  it('leaves out a node that is another one under a second name', async () => {
    writeFileSync(path.join(home.home, '.ssh/config'), `Host kitchen\n  HostName ${hosts[0].address}\n`)
    run = new HostRun(HostRun.project(), 'twins')
    await run.more(20)
    await run.notes(
      /-- Node (pi1|kitchen) is the same computer as node (pi1|kitchen) \(pi1, 10\.77\.0\.11\); it is left out\n +hint: /,
    )
    await run.more(50)
    expect(run.fission.stderr).not.toMatch(/finished|is silent/)
    expect(await run.end()).toBe(0)
  })

  it('says that the port of an agent service is taken', async () => {
    const [, , pi3] = hosts
    const unit = '/etc/systemd/system/fission-agent.service'
    const agent = await pi3.exec('sh', '-c', 'ls -dt /home/pi/.fission/agent/*/agent.cjs | head -n 1')
    const lines = [
      '[Service]',
      'User=pi',
      `ExecStart=/usr/bin/env node ${agent} --socket /run/fission/pi/agent.sock --name pi3 --address ${pi3.address} --port 7000`,
      'RuntimeDirectory=fission/pi',
    ]
    await pi3.exec(
      'sh',
      '-c',
      'printf "%s\\n" "$@" >/etc/systemd/system/fission-agent.service',
      'sh',
      ...lines,
    )
    const other = 'require("net").createServer().listen(7000)'
    await pi3.exec('systemd-run', '--unit=other', 'node', '-e', other)
    await expect.poll(() => pi3.exec('ss', '-ltn'), { timeout: 30_000 }).toContain(':7000 ')
    await pi3.exec('systemctl', 'daemon-reload')
    await pi3.exec('systemctl', 'start', 'fission-agent')
    try {
      const fission = begin()
      await fission.notes(
        /-- The agent service of node pi3 \(.*\) does not run: another program has the data port 7000; .*\n +hint: Start it there/,
      )
      await fission.more(20)
      expect(await fission.end()).toBe(0)
    } finally {
      await pi3.exec('systemctl', 'stop', 'other')
      await pi3.exec('rm', unit)
      await pi3.exec('systemctl', 'daemon-reload')
    }
  })

  it('tells of a firewall that drops data', async () => {
    const [, pi2] = hosts
    const rules = [
      'add table inet wall',
      'add chain inet wall input { type filter hook input priority 0; policy drop; }',
      'add rule inet wall input iif lo accept',
      'add rule inet wall input ct state established,related accept',
      'add rule inet wall input tcp dport 22 accept',
    ]
    for (const rule of rules) await pi2.exec('nft', rule)
    try {
      const fission = begin()
      await fission.notes(/warning: Node pi2 cannot be sent data at 10\.77\.0\.12:\d+ by .*pi1.*firewall/)
    } finally {
      await pi2.exec('nft', 'delete', 'table', 'inet', 'wall')
    }
  })

  it('replaces an agent that speaks another protocol only when it is told to', async () => {
    const [pi1] = hosts
    const project = HostRun.project()
    expect((await install(project)).stdout).toMatch(/✓ pi1: /)
    await startOther(pi1, 's/PROTOCOL_VERSION = [0-9]*;/PROTOCOL_VERSION = 99;/')
    const refused = await install(project)
    expect(refused.stdout).toMatch(
      /✗ Node pi1 \(.*\) runs an agent of another version: .*\n +hint: .*--upgrade/,
    )
    expect(refused.stdout).toMatch(/✓ pi2: agent .* runs \(pi2, x64, \d+ cores\)/)
    const upgraded = await install(project, '--upgrade')
    expect(upgraded.stdout).toMatch(/✓ pi1: /)
    removeFolder(project)
  })

  it('uses an agent of another build, says so, and replaces it on request, telling whose run ends with it', async () => {
    const [pi1] = hosts
    const difference = /warning: Node pi1 \(.*\): Its agent is another build .*--upgrade/
    const [project, other] = [HostRun.project(), HostRun.project()]
    await install(project)
    await startOther(pi1, '$a // another build')
    const fission = begin()
    await fission.notes(difference)
    await fission.notes(/Counts 1 placed on pi1/)
    await fission.more(20)

    const asking = new OnPty(other, 'nodes', 'install', 'chain')
    await asking.shows(/Node pi1 .*another build .*This ends there: chain \(run .*, held by fission run/)
    asking.type('n\n')
    expect(await asking.exit).toBe(0)
    expect(asking.screen).toMatch(difference)
    await fission.more(20)

    const upgraded = await install(other, '--upgrade')
    expect(upgraded.stderr).toMatch(
      /warning: The agent of node pi1 .* was replaced, .*ended there: chain \(run /,
    )
    await fission.notes(/node pi1 joined/)
    await fission.more(20)
    const clean = await install(other)
    expect([clean.stderr, clean.stdout]).toEqual(['', expect.stringMatching(/✓ pi1: /)])
    for (const copy of [project, other]) removeFolder(copy)
  })
})
