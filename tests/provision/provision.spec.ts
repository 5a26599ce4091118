import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { beforeAll, expect, it } from 'vitest'
import { keyFile, onHosts, USER } from '../hosts/support/hosts'
import type { TestHost } from '../hosts/support/hosts'
import { Home } from './support/fission'
import { debsFor } from './support/debs'
import { freshHosts } from './support/fresh-hosts'
import { processTexts } from './support/process-texts'

const PASSWORD = 'raspberry'
/** Looks like a template, a shell string and an option. */
const AWKWARD = '-o {{ x }} "$(id)\' %'
const run = promisify(execFile)
const ansible = fileURLToPath(new URL('../../ansible', import.meta.url))
/** Packages are installed meanwhile, on a machine that may be busy. */
const longRun = 400_000

const done = (changed: number) => ({ status: 'done', changed, task: null, reason: null, hint: null })

function serviceState(host: TestHost): Promise<string> {
  return host.exec('systemctl', 'show', '--property=ActiveState,User,NoNewPrivileges', 'fission-agent')
}

function setPassword(host: TestHost, user: string, password: string): Promise<string> {
  return host.exec('bash', '-c', 'printf "%s:%s\\n" "$0" "$1" | chpasswd', user, password)
}

/** Prints how long something took: 90 s and 20 s are the aims on two cores that do nothing else. */
async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now()
  const result = await work()
  console.log(`${what}: ${((performance.now() - started) / 1000).toFixed(1)} s`)
  return result
}

onHosts('Provisioning', () => {
  let hosts: TestHost[]
  const home = new Home()
  const login = ['--user', USER]
  const secrets = { password: PASSWORD }
  const given = (host: TestHost): string => `${host.name}=${host.address}`

  beforeAll(async () => {
    hosts = await freshHosts(3)
  })

  it(
    'makes nodes of hosts that have nothing, by one password, and notes them',
    async () => {
      expect(await hosts[0]!.exec('bash', '-c', 'command -v node || echo none')).toBe('none')
      const outcomes = await timed('Three fresh hosts', () =>
        home.provision(['install', ...hosts.map(given), ...login], secrets),
      )
      expect(Object.values(outcomes).map(({ status }) => status)).toEqual(['done', 'done', 'done'])
      for (const host of hosts) {
        expect((await serviceState(host)).split('\n').sort()).toEqual([
          'ActiveState=active',
          'NoNewPrivileges=yes',
          'User=pi',
        ])
        expect(await host.exec('stat', '-c', '%U %a', '/run/fission/pi/agent.sock')).toBe('pi 600')
        expect(home.inventory).toContain(`${host.name}:\n      ansible_host: ${host.address}\n`)
      }
    },
    longRun,
  )

  it(
    'changes nothing when it is done again',
    async () => {
      const outcomes = await timed('The same again', () => home.provision(['install'], secrets))
      expect(outcomes).toEqual({ pi1: done(0), pi2: done(0), pi3: done(0) })
    },
    longRun,
  )

  it(
    'stops, starts and restarts agents, and says what a dry run would do',
    async () => {
      expect(await home.provision(['stop', 'pi1', '--dry-run'], secrets)).toEqual({ pi1: done(1) })
      expect(await serviceState(hosts[0]!)).toContain('ActiveState=active')
      expect(await home.provision(['stop', 'pi1'], secrets)).toEqual({ pi1: done(1) })
      expect(await serviceState(hosts[0]!)).toContain('ActiveState=inactive')
      expect(await home.provision(['start', 'pi1'], secrets)).toEqual({ pi1: done(1) })
      const before = await hosts[0]!.exec('systemctl', 'show', '--property=MainPID', 'fission-agent')
      expect(await home.provision(['restart', 'pi1'], secrets)).toEqual({ pi1: done(1) })
      expect(await hosts[0]!.exec('systemctl', 'show', '--property=MainPID', 'fission-agent')).not.toBe(
        before,
      )
    },
    longRun,
  )

  it(
    'brings new settings and packages, and restarts only what has changed',
    async () => {
      const settings = ['--set', 'agent_memory_max=400M', '--set', 'agent_groups=["video","no_such_group"]']
      const packages = ['--set', 'agent_apt_packages=[{"name":"python3-numpy"}]']
      const outcomes = await home.provision(['install', 'pi2', ...settings, ...packages], secrets)
      expect(outcomes.pi2).toMatchObject({ status: 'done' })
      const shown = await hosts[1]!.exec(
        ...['systemctl', 'show', '--property=MemoryMax,SupplementaryGroups', 'fission-agent'],
      )
      expect(shown.split('\n').sort()).toEqual(['MemoryMax=419430400', 'SupplementaryGroups=video'])
      const python = 'import numpy, fission; print(fission.__file__)'
      expect(await hosts[1]!.exec('/opt/fission/venv/bin/python', '-c', python)).toMatch(
        /^\/opt\/fission\/agent/,
      )
      expect(await home.provision(['renew', 'pi2', ...settings], secrets)).toEqual({ pi2: done(0) })
    },
    longRun,
  )

  it(
    'works on the good ones among bad ones, tells why the others failed, and goes on with those',
    async () => {
      await setPassword(hosts[1]!, USER, AWKWARD)
      const other = new Home()
      const nobody = 'pi9=10.77.0.99'
      const first = await other.provision(['install', ...hosts.map(given), nobody, ...login], secrets)
      expect(first).toMatchObject({
        pi1: { status: 'done' },
        pi2: { status: 'unreachable', reason: 'The login was refused' },
        pi3: { status: 'done' },
        pi9: { status: 'unreachable', reason: 'It does not answer' },
      })
      expect(other.inventory).toMatch(/pi1:[^]*pi3:/)
      expect(other.inventory).not.toMatch(/pi2:|pi9:/)

      const again = other.start(['install', '--failed'], {
        hosts: { pi2: { password: AWKWARD } },
        ...secrets,
      })
      await again.until((event) => event.type === 'result')
      expect(processTexts().filter((text) => text.includes(AWKWARD))).toEqual([])
      expect(await again.ended).toBe(1)
      expect(Object.keys(again.outcomes)).toEqual(['pi2', 'pi9'])
      expect(again.outcomes.pi2).toMatchObject({ status: 'done' })
      expect(other.inventory).toContain('pi2:')
      expect(JSON.stringify(again.events)).not.toContain(AWKWARD.slice(0, 9))
      await setPassword(hosts[1]!, USER, PASSWORD)
    },
    longRun,
  )

  it(
    'tells apart that sudo wants a password, another one, or none',
    async () => {
      const [, , host] = hosts as [TestHost, TestHost, TestHost]
      const byKey = ['start', 'pi3', '--key', await keyFile()]
      expect(await home.provision(byKey, {})).toMatchObject({
        pi3: { status: 'failed', reason: 'sudo wants a password and none was given' },
      })
      expect(await home.provision(byKey, { becomePassword: 'wrong' })).toMatchObject({
        pi3: { status: 'failed', reason: 'sudo refused the password' },
      })

      await setPassword(host, 'root', AWKWARD)
      await host.exec('bash', '-c', 'echo "Defaults rootpw" >/etc/sudoers.d/test')
      expect(await home.provision(byKey, { becomePassword: AWKWARD })).toEqual({ pi3: done(0) })

      await host.exec('bash', '-c', 'echo "pi ALL=(ALL) NOPASSWD: ALL" >/etc/sudoers.d/test')
      expect(await home.provision(byKey, {})).toEqual({ pi3: done(0) })
      await host.exec('rm', '/etc/sudoers.d/test')
    },
    longRun,
  )

  it(
    'ends when it is interrupted, leaves no process behind, and goes on afterwards',
    async () => {
      await hosts[2]!.exec('rm', '-r', '/opt/fission')
      const interrupted = home.start(['install', 'pi1', 'pi3'], secrets)
      await interrupted.until((event) => event.type === 'result' && event.host === 'pi3')
      interrupted.interrupt()
      expect(await interrupted.ended).toBe(1)
      expect(interrupted.outcomes.pi3).toMatchObject({ status: 'cancelled' })
      expect(
        processTexts().filter((text) => text.includes('ansible-playbook') && text.includes(home.folder)),
      ).toEqual([])

      const outcomes = await home.provision(['install', '--failed'], secrets)
      expect(outcomes.pi3).toMatchObject({ status: 'done' })
      expect(await serviceState(hosts[2]!)).toContain('ActiveState=active')
    },
    longRun,
  )

  it(
    'refuses a host whose key has changed',
    async () => {
      await hosts[1]!.wipe()
      await hosts[1]!.start()
      expect(await home.provision(['start', 'pi2'], secrets)).toMatchObject({
        pi2: { status: 'unreachable', reason: 'Its host key is not the one that is known' },
      })
    },
    longRun,
  )

  it(
    'installs without internet what is brought along, and says before what is missing',
    async () => {
      const [, host] = hosts as [TestHost, TestHost, TestHost]
      await home.forget(host.address)
      const folder = await debsFor(host, 'nodejs')
      await host.exec('bash', '-c', 'rm -r /srv/apt /etc/apt/sources.list; apt-get update')
      const bare = await home.provision(['install', 'pi2'], secrets)
      expect(bare.pi2?.status).toBe('failed')
      expect(bare.pi2?.reason).toMatch(
        /^pi2 has no Node\.js 18 or newer, its packages offer none, .*for amd64/,
      )
      const brought = await home.provision(['install', 'pi2', '--set', `agent_debs=${folder}`], secrets)
      expect(brought).toMatchObject({ pi2: { status: 'done' } })
      expect(await serviceState(host)).toContain('ActiveState=active')
    },
    longRun,
  )

  it(
    'does the same by make, as in FISSION',
    async () => {
      const known = `-oUserKnownHostsFile=${home.folder}/.ssh/known_hosts`
      const login = `--user ${USER} --private-key ${await keyFile()} --ssh-common-args=${known}`
      const forPi1 = `ARGS=--limit pi1 ${login} --extra-vars ansible_become_password=${PASSWORD}`
      const make = async (target: string, ...settings: string[]): Promise<string> => {
        const args = ['-C', ansible, target, `INVENTORY=${home.inventoryFile}`, ...settings]
        const { stdout } = await run('make', args, { env: { ...process.env, LC_ALL: 'C.UTF-8' } })
        return stdout
      }
      expect(await make('stop', 'BECOME=', forPi1)).toMatch(/pi1 .*changed=1 .*failed=0/)
      expect(await serviceState(hosts[0]!)).toContain('ActiveState=inactive')
      expect(await make('servers', 'BECOME=', forPi1)).toMatch(/pi1 .*changed=1 .*failed=0/)
      expect(await serviceState(hosts[0]!)).toContain('ActiveState=active')
      for (const target of ['start', 'restart', 'renew', 'remove'])
        expect(await make(target, '--dry-run')).toContain(`--ask-become-pass --tags ${target}`)
      expect(await make('servers_pw', '--dry-run')).toContain('--ask-become-pass --ask-pass')
    },
    longRun,
  )

  it(
    'says that a disk is full before anything is written to it',
    async () => {
      await hosts[0]!.exec('mount', '-t', 'tmpfs', '-o', 'size=60m', 'tmpfs', '/opt')
      expect(await home.provision(['install', 'pi1'], secrets)).toMatchObject({
        pi1: { status: 'failed', changed: 0, reason: 'Its disk is full' },
      })
      await hosts[0]!.exec('umount', '/opt')
    },
    longRun,
  )

  it(
    'removes what it has brought, and nothing is left to remove then',
    async () => {
      expect(await home.provision(['remove', 'pi1'], secrets)).toMatchObject({ pi1: { status: 'done' } })
      const left = ['/opt/fission', '/run/fission', '/etc/systemd/system/fission-agent.service']
      expect(await hosts[0]!.exec('bash', '-c', 'ls -d "$@" 2>/dev/null || true', 'ls', ...left)).toBe('')
      expect(await home.provision(['remove', 'pi1'], secrets)).toEqual({ pi1: done(0) })
      expect(await home.provision(['start', 'pi1'], secrets)).toMatchObject({
        pi1: { status: 'failed', reason: 'No agent is installed there' },
      })
    },
    longRun,
  )
})

onHosts('The playbook', () => {
  it('is what ansible-lint calls clean', async () => {
    const { stderr } = await run('ansible-lint', ['--offline', '--nocolor'], { cwd: ansible })
    expect(stderr).toContain('0 failure(s), 0 warning(s)')
  })
})
