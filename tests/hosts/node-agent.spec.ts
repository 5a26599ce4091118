import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { AgentLink } from '../../electron/client/agent-link'
import { clientInfo } from '../../electron/client/client-info'
import { NodeConnector } from '../../electron/client/nodes/node-connector'
import type { ReachedNode } from '../../electron/client/nodes/node-connector'
import { SshNetwork } from '../../electron/ssh/ssh-network'
import { bootHosts, onHosts } from './support/hosts'
import type { TestHost } from './support/hosts'
import { accessTo, makeHome, targetOf, trusting } from './support/ssh-home'

const patience = { timeout: 30_000, interval: 50 }
const never = new AbortController().signal

onHosts('The agent of a node without a service', () => {
  let host: TestHost
  let home: Awaited<ReturnType<typeof makeHome>>
  let network: SshNetwork

  beforeAll(async () => {
    host = (await bootHosts(1))[0]!
    await host.wipe()
    await host.start()
  })
  beforeEach(async () => {
    home = await makeHome()
    network = new SshNetwork(trusting)
  })
  afterEach(async () => {
    await network.close()
    home.remove()
  })

  const connector = (remoteRoot: string | null = null): NodeConnector =>
    new NodeConnector(network, accessTo(host.name, targetOf(host, home.home), remoteRoot))
  const reach = (remoteRoot: string | null = null): Promise<ReachedNode> =>
    connector(remoteRoot).connect(never)
  const greet = async ({ stream, death }: ReachedNode): Promise<AgentLink> =>
    AgentLink.open(stream, clientInfo('test'), death)
  const failure = (remoteRoot: string | null = null): Promise<unknown> =>
    reach(remoteRoot).then(
      () => null,
      (error: unknown) => error,
    )
  const agents = (): Promise<string> => host.exec('pgrep', '-cf', '^node .*agent.cjs').catch(() => '0')
  const killAgent = async (): Promise<void> => {
    await host.exec('pkill', '-KILL', '-f', '^node .*agent.cjs')
    await expect.poll(agents, patience).toBe('0')
  }

  it('says what is missing on a node that it cannot run on', async () => {
    await host.exec('mv', '/usr/bin/node', '/usr/bin/node.kept')
    const withNode = async (version: string, machine = 'x86_64'): Promise<unknown> => {
      const script = (line: string): string => `#!/bin/sh\n${line}\n`
      await host.exec('sh', '-c', 'printf "%s" "$1" >/usr/local/bin/node', 'sh', script(`echo ${version}`))
      await host.exec('sh', '-c', 'printf "%s" "$1" >/usr/local/bin/uname', 'sh', script(`echo ${machine}`))
      await host.exec('chmod', '755', '/usr/local/bin/node', '/usr/local/bin/uname')
      return failure()
    }
    try {
      expect(await failure()).toMatchObject({
        code: 'unfit-node',
        message: `Node pi1 (${host.address}) has no Node.js; its agent needs 18 or newer`,
      })
      expect(await withNode('v16.20.2')).toMatchObject({
        message: `Node pi1 (${host.address}) has Node.js v16.20.2; its agent needs 18 or newer`,
      })
      expect(await withNode('', 'armv6l')).toMatchObject({
        message: expect.stringContaining('is an ARMv6 board') as string,
      })
    } finally {
      await host.exec('rm', '-f', '/usr/local/bin/node', '/usr/local/bin/uname')
      await host.exec('mv', '/usr/bin/node.kept', '/usr/bin/node')
    }
  })

  it('says where it may not write', async () => {
    expect(await failure('/opt/fission')).toMatchObject({
      code: 'no-permission',
      message: `Node pi1 (${host.address}): its user may not write to /opt/fission`,
    })
  })

  it('says that the disk is full', async () => {
    await host.exec('mkdir', '-p', '/mnt/full')
    await host.exec('mount', '-t', 'tmpfs', '-o', 'size=8m,mode=777', 'tmpfs', '/mnt/full')
    expect(await failure('/mnt/full')).toMatchObject({
      code: 'disk-full',
      message: `Node pi1 (${host.address}) has too little space left at /mnt/full`,
    })
    await host.exec('umount', '/mnt/full')
  })

  it('is installed and started, outlives the login, and is found again', async () => {
    const first = await reach()
    expect(first.facts).toMatchObject({
      root: '/home/pi/.fission',
      address: host.address,
      clientAddress: '10.77.0.1',
      socket: '/run/user/1000/fission/agent.sock',
    })
    const { greeting } = await greet(first)
    expect(greeting).toMatchObject({ hostname: 'pi1', dataAddress: { host: host.address } })
    expect(await host.exec('stat', '-c', '%a %U', first.facts.socket)).toBe('600 pi')

    await network.close()
    await expect.poll(() => host.exec('pgrep', '-c', 'sshd'), patience).toBe('1')
    const again = await greet(await reach())
    expect(again.greeting.pid).toBe(greeting.pid)
  })

  it('is known to be dead when it was killed, and is started again', async () => {
    const link = await greet(await reach())
    const downs: boolean[] = []
    link.onDown(({ dead }) => downs.push(dead))
    await killAgent()
    await expect.poll(() => downs.at(-1), patience).toBe(true)
    const again = await greet(await reach())
    expect(again.greeting.pid).not.toBe(link.greeting.pid)
  })

  it('is started once when two clients need it at the same time', async () => {
    await killAgent()
    const other = new SshNetwork(trusting)
    const both = await Promise.all([
      reach(),
      new NodeConnector(other, accessTo(host.name, targetOf(host, home.home))).connect(never),
    ])
    const pids = await Promise.all(both.map(async (node) => (await greet(node)).greeting.pid))
    expect(pids[0]).toBe(pids[1])
    expect(await agents()).toBe('1')
    await other.close()
  })

  it('is replaced on request', async () => {
    const before = await greet(await reach())
    const after = await greet(await connector().replace(never))
    expect(after.greeting.pid).not.toBe(before.greeting.pid)
    expect(await agents()).toBe('1')
  })

  it('says what to do where sshd forbids sockets', async () => {
    await host.exec('sh', '-c', 'echo "AllowStreamLocalForwarding no" >/etc/ssh/sshd_config.d/no.conf')
    await host.exec('systemctl', 'restart', 'ssh')
    expect(await failure()).toMatchObject({
      hint: expect.stringContaining('AllowStreamLocalForwarding yes') as string,
    })
    await host.exec('rm', '/etc/ssh/sshd_config.d/no.conf')
    await host.exec('systemctl', 'restart', 'ssh')
  })
})
