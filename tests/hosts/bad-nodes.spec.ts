import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { FissionProcess, removeFolder } from '../integration/simulate/fission-process'
import { bootHosts, onHosts } from './support/hosts'
import type { TestHost } from './support/hosts'
import { HostRun } from './support/host-run'
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
    const install = async (...options: string[]): Promise<FissionProcess> => {
      const fission = new FissionProcess(
        project,
        'nodes',
        'install',
        'chain',
        '--trust-new-hosts',
        ...options,
      )
      await fission.exit()
      return fission
    }
    expect((await install()).stdout).toMatch(/✓ pi1: /)
    await pi1.exec(
      'sh',
      '-c',
      `cp -a /home/pi/.fission/agent/* /tmp/other && sed -i 's/PROTOCOL_VERSION = [0-9]*;/PROTOCOL_VERSION = 99;/' /tmp/other/agent.cjs
       pkill -KILL -f "^node .*agent.cjs"
       exec setsid setpriv --reuid pi --regid pi --init-groups node /tmp/other/agent.cjs \\
         --socket /run/user/1000/fission/agent.sock --name pi1 --address 10.77.0.11 </dev/null >/dev/null 2>&1 &`,
    )
    const refused = await install()
    expect(refused.stdout).toMatch(
      /✗ Node pi1 \(.*\) runs an agent of another version: .*\n +hint: .*--upgrade/,
    )
    expect(refused.stdout).toMatch(/✓ pi2: agent .* runs \(pi2, x64, \d+ cores\)/)
    const upgraded = await install('--upgrade')
    expect(upgraded.stdout).toMatch(/✓ pi1: /)
    removeFolder(project)
  })
})
