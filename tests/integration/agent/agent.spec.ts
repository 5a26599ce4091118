import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { connectAgent } from '../../../agent/protocol/rpc'
import { Bell } from './support/bell'
import { agentFile, TestAgent } from './support/test-agent'
import { TestRun } from './support/test-run'

async function start(descriptors?: number): Promise<TestAgent> {
  const agent = await TestAgent.start(new Bell(), { descriptors })
  onTestFinished(() => agent.stop())
  return agent
}

const folder = () => mkdtempSync(join(tmpdir(), 'fission-start-'))

/** Starts an agent that cannot start; gives its exit code and what it printed. */
async function fail(args: string[]): Promise<{ code: number; stderr: string }> {
  const child = spawn(process.execPath, [agentFile, ...args], { stdio: ['ignore', 'ignore', 'pipe'] })
  let stderr = ''
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  const [code] = (await once(child, 'close')) as [number]
  return { code, stderr }
}

describe('an agent that cannot start says why in one sentence', () => {
  const oneSentence = (reason: RegExp) => ({
    code: 1,
    stderr: expect.stringMatching(
      new RegExp(`^error: the agent could not start: ${reason.source}\n$`),
    ) as string,
  })

  it('when the path of its socket is too long', async () => {
    const path = join(folder(), 'x'.repeat(120))
    expect(await fail(['--socket', path])).toEqual(
      oneSentence(/the path of a socket has at most \d+ bytes, not \d+: .*x/),
    )
  })

  it('when another agent serves the socket, which goes on', async () => {
    const agent = await start()
    const reason = /another process already serves .*a\.sock/
    expect(await fail(['--socket', agent.socket])).toEqual(oneSentence(reason))
    const run = await TestRun.start([agent], { jobs: [{ type: 'OneValue' }] })
    expect(await run.over(1)).toEqual({ type: 'finished' })
  })

  it('when a file lies where its socket is to be, which stays', async () => {
    const path = join(folder(), 'precious.txt')
    writeFileSync(path, 'mine')
    expect(await fail(['--socket', path])).toEqual(
      oneSentence(/.*precious\.txt is there already and is no socket/),
    )
    expect(readFileSync(path, 'utf8')).toBe('mine')
  })

  it('when the folder of its socket does not exist', async () => {
    expect(await fail(['--socket', join(folder(), 'no/a.sock')])).toEqual(
      oneSentence(/listen E\w+: .*no\/a\.sock.*/),
    )
  })

  it('when its data port is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    onTestFinished(() => void server.close())
    await once(server, 'listening')
    const { port } = server.address() as { port: number }
    const args = ['--socket', join(folder(), 'a.sock'), '--port', String(port)]
    expect(await fail(args)).toEqual(
      oneSentence(new RegExp(`another program has the data port ${port}; name a free one .*`)),
    )
  })

  it('when an option makes no sense', async () => {
    const args = ['--socket', join(folder(), 'a.sock')]
    expect(await fail([...args, '--port', 'http'])).toEqual(
      oneSentence(/--port takes a whole number from 0 to 65535, not "http"/),
    )
    expect(await fail([...args, '--colour'])).toEqual(oneSentence(/Unknown option '--colour'.*/))
  })
})

it('takes the place of an agent that was killed', async () => {
  const args = [agentFile, '--socket', join(folder(), 'a.sock'), '--exit-with-stdin']
  const killed = spawn(process.execPath, args)
  await once(killed.stdout, 'data')
  killed.kill('SIGKILL')
  await once(killed, 'exit')
  const next = spawn(process.execPath, args)
  onTestFinished(() => void next.kill())
  expect(String(await once(next.stdout, 'data'))).toBe('ready\n')
})

describe('clients', () => {
  it('that speak another version, or none, are refused and disturb nobody', async () => {
    const agent = await start()
    const old = connectAgent(connect(agent.socket), {})
    await expect(
      old.request('hello', { protocol: 0, client: { id: 'old', name: 'old', host: 'old', user: 'old' } }),
    ).rejects.toMatchObject({
      code: 'protocol-version',
    })
    await expect(old.request('run/close', { run: 'run-12345678', graceMs: 0 })).rejects.toMatchObject({
      code: 'not-greeted',
    })
    old.close()
    const stranger = connect(agent.socket)
    const ended = new Promise((resolve) => stranger.once('close', resolve))
    stranger.end('GET / HTTP/1.1\r\n\r\n{"what": "is this"}\r\n\r\n')
    await ended
    const run = await TestRun.start([agent], { jobs: [{ type: 'OneValue' }] })
    expect(await run.over(1)).toEqual({ type: 'finished' })
  })
})

it('survives that the system has no descriptors left, and starts jobs again when there are some', async () => {
  const agent = await start(48)
  const many = Array.from({ length: 16 }, () => ({ type: 'LoopsForEver' as const }))
  const run = await TestRun.start([agent], { jobs: many })
  const refused = await run.until(
    () => agent.changes.find(({ change }) => change.type === 'crashed')?.change,
    'a job without a process',
  )
  expect(refused).toMatchObject({
    reason: expect.stringMatching(/could not be started: .*EMFILE/) as string,
    retry: true,
  })
  await run.close()
  const next = await TestRun.start([agent], {
    jobs: [
      { type: 'Counts', outputs: [1], options: { limit: 10 } },
      { type: 'Checks', inputs: [1], options: { limit: 10 } },
    ],
  })
  expect(await next.over(2)).toEqual({ type: 'finished' })
  expect([agent.isAlive, agent.stderr]).toEqual([true, ''])
})
