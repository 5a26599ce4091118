import { execFile } from 'node:child_process'
import { connect } from 'node:net'
import { promisify } from 'node:util'
import { beforeAll, expect, it } from 'vitest'
import { bootHosts, keyFile, onHosts, USER } from './support/hosts'
import type { TestHost } from './support/hosts'

const patience = { timeout: 60_000, interval: 50 }

/** Whether sshd answers within half a second. */
function answers({ address }: TestHost): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: address, port: 22, timeout: 500 })
    const end = (result: boolean) => () => {
      socket.destroy()
      resolve(result)
    }
    socket.once('data', end(true)).once('timeout', end(false)).once('error', end(false))
  })
}

onHosts('Test hosts', () => {
  let host: TestHost
  beforeAll(async () => {
    host = (await bootHosts(1))[0]!
  })

  it('have a system, a Node and an sshd of their own', async () => {
    expect(await host.exec('systemctl', 'is-system-running')).toBe('running')
    expect(await host.exec('node', '--version')).toMatch(/^v18\./)
    expect(await host.exec('hostname')).toBe('pi1')
    await expect.poll(() => answers(host), patience).toBe(true)
  })

  it('let their user in by key', async () => {
    const options = [
      '-o',
      'StrictHostKeyChecking=no',
      '-o',
      'UserKnownHostsFile=/dev/null',
      '-i',
      await keyFile(),
    ]
    const { stdout } = await promisify(execFile)('ssh', [...options, `${USER}@${host.address}`, 'id', '-un'])
    expect(stdout.trim()).toBe(USER)
  })

  it.each([
    ['their cable is pulled', 'cut', 'heal'],
    ['their packets are dropped', 'mute', 'talk'],
    ['their power is cut', 'kill', 'start'],
  ] as const)('answer no more when %s, and again afterwards', async (_, harm, repair) => {
    await host[harm]()
    expect(await answers(host)).toBe(false)
    await host[repair]()
    await expect.poll(() => answers(host), patience).toBe(true)
  })

  it('keep their disk and host keys over a power cut, and lose both when wiped', async () => {
    const key = () => host.exec('cat', '/etc/ssh/ssh_host_ed25519_key.pub')
    await host.exec('touch', '/var/tmp/kept')
    const before = await key()
    await host.kill()
    await host.start()
    expect(await host.exec('ls', '/var/tmp/kept')).toBe('/var/tmp/kept')
    expect(await key()).toBe(before)

    await host.wipe()
    await host.start()
    await expect(host.exec('ls', '/var/tmp/kept')).rejects.toThrow(/No such file/)
    expect(await key()).not.toBe(before)
  })

  it('can be given a slow network', async () => {
    await host.slow('1mbit')
    expect(await host.exec('tc', 'qdisc', 'show', 'dev', 'eth0')).toContain('tbf')
    await host.slow('off')
    expect(await host.exec('tc', 'qdisc', 'show', 'dev', 'eth0')).not.toContain('tbf')
  })
})
