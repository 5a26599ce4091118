import { afterAll, beforeAll, expect, it } from 'vitest'
import { NodeConnector } from '../../electron/client/nodes/node-connector'
import { SshNetwork } from '../../electron/ssh/ssh-network'
import { HostRun } from './support/host-run'
import { bootHosts, onHosts } from './support/hosts'
import type { TestHost } from './support/hosts'
import { accessTo, makeHome, targetOf, trusting } from './support/ssh-home'

/** As the playbook makes it where root logs in: the agent and its jobs have a user of their own. */
const UNIT = `[Service]
Type=exec
User=fission
ExecStart=/usr/bin/env node /opt/fission-test/agent.cjs --socket /run/fission/root/agent.sock --name pi1 --address 10.77.0.11
WorkingDirectory=/var/lib/fission
StateDirectory=fission
RuntimeDirectory=fission/root
RuntimeDirectoryMode=0700
ProtectSystem=strict
ReadWritePaths=-/var/lib/fission
`

onHosts('A node to which root logs in, with an agent of another user', () => {
  let host: TestHost
  let home: Awaited<ReturnType<typeof makeHome>>
  const usualHome = process.env.HOME

  beforeAll(async () => {
    host = (await bootHosts(1))[0]!
    home = await makeHome()
    process.env.HOME = home.home
    const network = new SshNetwork(trusting)
    const access = accessTo(host.name, targetOf(host, home.home))
    const { facts, store } = await new NodeConnector(network, access).connect(new AbortController().signal)
    await network.close()
    expect(facts.root).toBe(store.root)
    const agent =
      'rm -rf /opt/fission-test && cp -r "$(ls -dt /home/pi/.fission/agent/*/ | head -n 1)" /opt/fission-test'
    await host.exec('sh', '-c', `${agent} && chmod -R a+rX /opt/fission-test`)
    await host.exec(
      'sh',
      '-c',
      'id fission >/dev/null 2>&1 || useradd -r -d /var/lib/fission -s /usr/sbin/nologin fission',
    )
    await host.exec(
      'install',
      '-D',
      '-m',
      '600',
      '/home/pi/.ssh/authorized_keys',
      '/root/.ssh/authorized_keys',
    )
    await host.exec('sh', '-c', 'printf "%s" "$1" >/etc/systemd/system/fission-agent.service', 'sh', UNIT)
    await host.exec('systemctl', 'daemon-reload')
    await host.exec('systemctl', 'start', 'fission-agent')
  })
  afterAll(async () => {
    await host.exec('systemctl', 'stop', 'fission-agent')
    await host.exec(
      'rm',
      '-r',
      '/etc/systemd/system/fission-agent.service',
      '/root/.ssh',
      '/opt/fission-test',
    )
    process.env.HOME = usualHome
    home.remove()
  })

  it('runs jobs as that user, whose home has all that is sent', async () => {
    const run = new HostRun(HostRun.project(), 'rooted')
    try {
      await run.more(20)
      const folders = await host.exec(
        'sh',
        '-c',
        'for cwd in /proc/[0-9]*/cwd; do echo "$(stat -c %U "$cwd") $(readlink "$cwd")"; done',
      )
      expect(folders).toMatch(/^fission \/var\/lib\/fission\/\.fission\/runs\/rooted-[0-9a-f]+\/2$/m)
      expect(await run.end()).toBe(0)
    } finally {
      await run.remove()
    }
  })
})
