import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import type { SshQuestions } from '../../electron/ssh/questions'
import { SshNetwork } from '../../electron/ssh/ssh-network'
import { resolveTarget } from '../../electron/ssh/ssh-target'
import { bootHosts, keyFile, onHosts, PASSWORD, USER } from './support/hosts'
import type { TestHost } from './support/hosts'

const patience = { timeout: 30_000, interval: 20 }

onHosts('SSH', () => {
  let hosts: TestHost[]
  let home: string
  let network: SshNetwork
  let asked: string[]
  let answers: { trust: boolean; password: string | null; passphrase: string | null }

  beforeAll(async () => {
    hosts = await bootHosts(3)
  })
  beforeEach(() => {
    home = mkdtempSync(path.join(tmpdir(), 'fission-test-'))
    mkdirSync(path.join(home, '.ssh'))
    asked = []
    answers = { trust: true, password: PASSWORD, passphrase: null }
    const questions: SshQuestions = {
      trustHost: ({ node, fingerprint }) => {
        asked.push(`trust ${node} ${fingerprint}`)
        return Promise.resolve(answers.trust)
      },
      password: ({ user, attempt }) => {
        asked.push(`password ${user} ${attempt}`)
        return Promise.resolve(answers.password)
      },
      passphrase: ({ file }) => {
        asked.push(`passphrase ${path.basename(file)}`)
        return Promise.resolve(answers.passphrase)
      },
    }
    network = new SshNetwork(questions)
  })
  afterEach(async () => {
    await network.close()
    rmSync(home, { recursive: true, force: true })
  })

  const connect = (
    { address, name }: Pick<TestHost, 'address' | 'name'>,
    environment: NodeJS.ProcessEnv = {},
  ) =>
    network.connect(
      resolveTarget({ name, address, user: USER }, environment, home),
      new AbortController().signal,
    )
  const useKey = async (): Promise<void> => cpSync(await keyFile(), path.join(home, '.ssh', 'id_ed25519'))
  const knownHosts = (): string => readFileSync(path.join(home, '.ssh', 'known_hosts'), 'utf8')

  it('logs in by key, asks once about a new host, and notes it', async () => {
    await useKey()
    const [host] = hosts
    const connection = await connect(host!)
    expect(await connection.exec(['id', '-un'])).toEqual({
      code: 0,
      signal: null,
      stdout: 'pi\n',
      stderr: '',
    })
    const listed = await host!.exec('ssh-keygen', '-lf', '/etc/ssh/ssh_host_ed25519_key.pub')
    expect(asked).toEqual([`trust pi1 (${host!.address}) ${listed.split(' ')[1]}`])
    expect(await connect(host!)).toBe(connection)

    connection.close()
    expect((await (await connect(host!)).exec(['true'])).code).toBe(0)
    expect(asked).toHaveLength(1)
    expect(knownHosts()).toMatch(new RegExp(`^${host!.address} ssh-ed25519 `))
  })

  it('asks for one password for all nodes, and again when it is refused', async () => {
    answers.password = 'wrong'
    const network = Promise.allSettled(hosts.map((host) => connect(host)))
    await expect.poll(() => asked, patience).toContain(`password ${USER} 1`)
    answers.password = PASSWORD
    const results = await network
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled'])
    expect(asked.filter((question) => question.startsWith('password'))).toEqual([
      `password ${USER} 1`,
      `password ${USER} 2`,
    ])
  })

  it('says what was refused when nothing lets the user in', async () => {
    answers.password = 'wrong'
    await expect(connect(hosts[0]!)).rejects.toMatchObject({
      code: 'login-refused',
      message: `Node pi1 (${hosts[0]!.address}) does not let pi in: it took none of: the password`,
      hint: expect.stringContaining('ssh-copy-id pi@') as string,
    })
    answers.password = null
    await network.close()
    await expect(connect(hosts[1]!)).rejects.toMatchObject({ code: 'login-refused' })
  })

  it('names a key that the host refuses', async () => {
    const file = path.join(home, '.ssh', 'id_ed25519')
    await promisify(execFile)('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', file])
    answers.password = null
    await expect(connect(hosts[0]!)).rejects.toMatchObject({
      code: 'login-refused',
      message: `Node pi1 (${hosts[0]!.address}) does not let pi in: it took none of: ${file}`,
    })
  })

  it('unlocks a key with its passphrase', async () => {
    const file = path.join(home, '.ssh', 'id_ed25519')
    await useKey()
    await promisify(execFile)('ssh-keygen', ['-q', '-p', '-f', file, '-N', 'open sesame'])
    answers = { trust: true, password: null, passphrase: 'open sesame' }
    expect((await (await connect(hosts[0]!)).exec(['true'])).code).toBe(0)
    expect(asked).toContain('passphrase id_ed25519')
  })

  it('uses the keys of an ssh-agent', async () => {
    const socket = path.join(home, 'agent')
    const { stdout } = await promisify(execFile)('ssh-agent', ['-s', '-a', socket])
    const pid = Number(/SSH_AGENT_PID=(\d+)/.exec(stdout)?.[1])
    try {
      await promisify(execFile)('ssh-add', ['-q', await keyFile()], {
        env: { ...process.env, SSH_AUTH_SOCK: socket },
      })
      answers.password = null
      const connection = await connect(hosts[0]!, { SSH_AUTH_SOCK: socket })
      expect((await connection.exec(['true'])).code).toBe(0)
    } finally {
      process.kill(pid)
    }
  })

  it('refuses a host that the user does not trust, and one whose key has changed', async () => {
    await useKey()
    answers.trust = false
    await expect(connect(hosts[0]!)).rejects.toMatchObject({
      code: 'host-key',
      message: expect.stringContaining('was never seen before and is not trusted') as string,
    })
    answers.trust = true
    const other = 'AAAAC3NzaC1lZDI1NTE5AAAAIMbZ2ouMfwTNMjNiqMVqnGBO4yYrHPTKQKuzDpiyLnAU'
    writeFileSync(path.join(home, '.ssh', 'known_hosts'), `${hosts[0]!.address} ssh-ed25519 ${other}\n`)
    await expect(connect(hosts[0]!)).rejects.toMatchObject({
      code: 'host-key',
      message: expect.stringMatching(/^The host key of node pi1 .* has changed: .*known_hosts:1$/) as string,
      hint: expect.stringContaining(`ssh-keygen -R ${hosts[0]!.address}`) as string,
    })
  })

  it('names a node that does not exist, refuses, or says nothing', async () => {
    await useKey()
    const code = (node: { address: string; name: string }) => connect(node).catch((error: unknown) => error)
    expect(await code({ address: 'no-such-host.invalid', name: 'gone' })).toMatchObject({
      message: 'Node gone (no-such-host.invalid): there is no host of this name',
    })
    expect(await code({ address: '10.77.0.1', name: 'here' })).toMatchObject({
      message: 'Node here (10.77.0.1) refuses connections on port 22',
    })
    expect(await code({ address: '10.77.0.99', name: 'off' })).toMatchObject({ code: 'unreachable' })
    await hosts[2]!.mute()
    expect(await code(hosts[2]!)).toMatchObject({
      code: 'unreachable',
      message: expect.stringContaining('Node pi3') as string,
    })
    await hosts[2]!.talk()
  })

  it('goes over a jump host', async () => {
    await useKey()
    const config = `Host ${hosts[1]!.address}\n  ProxyJump ${USER}@${hosts[0]!.address}\n`
    writeFileSync(path.join(home, '.ssh', 'config'), config)
    const connection = await connect(hosts[1]!)
    const { stdout } = await connection.exec(['sh', '-c', 'echo "$(hostname) $SSH_CONNECTION"'])
    expect(stdout).toMatch(new RegExp(`^pi2 ${hosts[0]!.address} `))
  })

  it('carries arguments, input and files unchanged', async () => {
    await useKey()
    const connection = await connect(hosts[0]!)
    const argv = ['printf', '%s|', "it's", '$HOME', 'a\nb', '']
    expect((await connection.exec(argv)).stdout).toBe("it's|$HOME|a\nb||")
    const input = Buffer.alloc(3_000_000, 'x')
    expect((await connection.exec(['wc', '-c'], { stdin: Readable.from([input]) })).stdout).toBe('3000000\n')
    expect(await connection.exec(['sh', '-c', 'echo no >&2; exit 3'])).toMatchObject({
      code: 3,
      stderr: 'no\n',
    })
    const sftp = await connection.sftp()
    const names = await promisify(sftp.readdir.bind(sftp))('/home/pi')
    expect(names.map(({ filename }) => filename)).toContain('.bashrc')
  })

  it('notices a power cut, ends what it carries, and can be made anew', async () => {
    await useKey()
    const connection = await connect(hosts[0]!)
    const closed = new Promise<void>((resolve) => connection.onClose(resolve))
    const sleeping = connection.exec(['sleep', '1000'])
    await hosts[0]!.kill()
    await expect(sleeping).rejects.toThrow(/The connection to node pi1 .* broke/)
    await closed
    await hosts[0]!.start()
    expect((await (await connect(hosts[0]!)).exec(['true'])).code).toBe(0)
  })
})
