import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { beforeAll, expect, it } from 'vitest'
import * as z from 'zod'
import { FoundHost, HostCheck, KeyOutcome } from '../../electron/contract/provisioning'
import { onHosts, PASSWORD, USER } from '../hosts/support/hosts'
import type { TestHost } from '../hosts/support/hosts'
import { Home } from './support/fission'
import { freshHosts } from './support/fresh-hosts'

const longRun = 400_000
const program = fileURLToPath(new URL('../../dist/fission.cjs', import.meta.url))

onHosts('Before a host becomes a node', () => {
  const home = new Home()
  let hosts: TestHost[]
  const given = (host: TestHost): string[] => [`${host.name}=${host.address}`, '--user', USER]

  beforeAll(async () => {
    hosts = await freshHosts(3)
  })

  it('it is checked, and nothing on it changes', async () => {
    const { stdout, code } = await home.run(['check', ...given(hosts[0]!)], { password: PASSWORD })
    expect(code).toBe(0)
    const [check] = z.object({ checks: z.array(HostCheck) }).parse(JSON.parse(stdout)).checks
    expect(check?.findings.map(({ check: name, status }) => `${name} ${status}`)).toEqual(
      [
        ...['reach', 'host-key', 'login', 'system', 'processor', 'space'],
        ...['python', 'node', 'clock', 'sudo', 'agent'],
      ].map((name) => `${name} good`),
    )
    const refused = await home.run(['check', ...given(hosts[0]!)], { password: 'wrong' })
    expect(refused.code).toBe(1)
    expect(refused.stdout).toContain('"status": "bad"')
  })

  it('it gets a key, and takes passwords no more once the key is proven', async () => {
    const keys = async (args: string[], secrets: object): Promise<KeyOutcome> => {
      const { stdout } = await home.run(['keys', ...given(hosts[1]!), ...args], secrets)
      return z.object({ outcomes: z.array(KeyOutcome) }).parse(JSON.parse(stdout)).outcomes[0]!
    }
    expect(await keys([], { password: 'wrong' })).toMatchObject({ status: 'failed' })
    expect(await keys([], { password: PASSWORD })).toMatchObject({ status: 'added', passwordsOff: false })
    expect(await keys([], {})).toMatchObject({ status: 'there' })
    expect(await hosts[1]!.exec('bash', '-c', 'wc -l </home/pi/.ssh/authorized_keys')).toBe('2')

    const off = await keys(['--passwords-off'], { becomePassword: PASSWORD })
    expect(off).toMatchObject({ status: 'there', passwordsOff: true })
    expect(await hosts[1]!.exec('sshd', '-T')).toContain('passwordauthentication no')
    expect(await keys([], {})).toMatchObject({ status: 'there' })
  })

  it(
    'it is found by its hardware address and by asking a range, and as a node once it is one',
    async () => {
      const avahi = ['--set', 'agent_apt_packages=[{"name":"avahi-daemon"}]']
      const outcomes = await home.provision(['install', ...given(hosts[0]!), ...avahi], {
        password: PASSWORD,
      })
      expect(outcomes.pi1).toMatchObject({ status: 'done' })
      await hosts[2]!.exec('ip', 'link', 'set', 'eth0', 'address', 'b8:27:eb:00:00:0d')
      await promisify(execFile)('ip', ['neigh', 'flush', 'dev', 'br0'])

      const { stdout } = await promisify(execFile)(process.execPath, [
        program,
        'discover',
        '10.77.0.2-20',
        '--json',
      ])
      const found = z.object({ hosts: z.array(FoundHost) }).parse(JSON.parse(stdout)).hosts
      expect(found).toMatchObject([
        { address: '10.77.0.11', kind: 'node', name: 'pi1' },
        { address: '10.77.0.13', kind: 'raspberry-pi' },
        { address: '10.77.0.12', kind: 'ssh', foundBy: ['scan'] },
      ])
      expect(found[0]?.foundBy).toContain('mdns')
      expect(new Set(found[1]?.foundBy)).toEqual(new Set(['neighbour', 'scan']))
    },
    longRun,
  )

  it(
    'it becomes a node without Ansible on this computer: the first node runs it, by keys and passwords that stay here',
    async () => {
      const [, first, second] = hosts as [TestHost, TestHost, TestHost]
      const bare = home.withoutPrograms()
      await home.run(['keys', ...given(second)], { password: PASSWORD })
      const both = [`${first.name}=${first.address}`, ...given(second)]
      const run = bare.start(['install', ...both], { becomePassword: PASSWORD })
      await run.until((event) => event.type === 'result')
      const seen = await first.exec('bash', '-c', 'cat /proc/[0-9]*/{cmdline,environ} | tr "\\0" "\\n"')
      expect(seen).toContain('FISSION_SECRETS=stdin')
      expect(seen).not.toContain(PASSWORD)
      await run.ended
      expect(run.outcomes).toMatchObject({ pi2: { status: 'done' }, pi3: { status: 'done' } })
      const told = run.events.flatMap((event) => (event.type === 'preparing' ? [event.text] : []))
      expect(told).toContain(`Installing Ansible on pi2 (${first.address})`)
      const left = 'ls -d /tmp/fission-* 2>/dev/null; ls /home/pi/.ssh'
      expect((await first.exec('bash', '-c', left)).split('\n')).toEqual(['authorized_keys'])
      expect(home.inventory).toMatch(/pi2:[^]*pi3:/)

      await second.exec('rm', '/home/pi/.ssh/authorized_keys')
      const restarted = await bare.provision(['restart', 'pi2', 'pi3'], { password: PASSWORD })
      expect(restarted).toMatchObject({ pi2: { status: 'done' }, pi3: { status: 'done' } })

      const cancelled = bare.start(['install', 'pi2', 'pi3'], { password: PASSWORD })
      await cancelled.until((event) => event.type === 'result')
      cancelled.interrupt()
      expect(await cancelled.ended).toBe(1)
      expect(cancelled.outcomes).toMatchObject({ pi3: { status: 'cancelled' } })
      const playing = (): Promise<string> => first.exec('bash', '-c', 'pgrep -f "[a]nsible-playbook" | wc -l')
      await expect.poll(playing, { timeout: 60_000 }).toBe('0')
      // It was told to end, not merely cut off: so it could clear up.
      expect((await first.exec('bash', '-c', left)).split('\n')).toEqual(['authorized_keys'])
    },
    2 * longRun,
  )
})
