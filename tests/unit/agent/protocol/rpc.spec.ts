import { expect, it, vi } from 'vitest'
import { PROTOCOL_VERSION } from '../../../../agent/protocol/common'
import { connectAgent, serveAgent } from '../../../../agent/protocol/rpc'
import type { AgentHandlers, ClientListeners } from '../../../../agent/protocol/rpc'
import { RpcError } from '../../../../agent/protocol/rpc-error'
import type { ClientParams } from '../../../../agent/protocol/to-client'
import { streamPair } from './stream-pair'

const tester = { id: 'test-client', name: 'test', host: 'here', user: 'me' }

const greeting = {
  protocol: PROTOCOL_VERSION,
  agent: '0.1.0',
  hostname: 'pi',
  platform: 'linux',
  architecture: 'arm64',
  pid: 7,
  cores: 4,
  dataAddress: { host: '127.0.0.1', port: 4000 },
  warm: 0,
} as const

const quiet: AgentHandlers = {
  hello: () => greeting,
  'run/open': () => null,
  'run/list': () => ({ runs: [] }),
  'run/attach': () => ({ jobs: [] }),
  'run/save': () => null,
  'run/read': () => ({ saved: null }),
  'run/close': () => null,
  'job/start': () => null,
  'job/stop': () => null,
  'job/kept': () => null,
  'job/copy': () => null,
  'job/reset': () => null,
  'job/line': () => null,
  'pipe/redirect': () => null,
  'pipe/expect': () => null,
  'pipe/end': () => null,
  'output/taken': () => null,
  'output/read': () => ({ lines: [], skipped: 0 }),
}

function join(handlers: Partial<AgentHandlers> = {}, on: ClientListeners = {}) {
  const [near, far] = streamPair()
  const agent = serveAgent(far, { ...quiet, ...handlers })
  const client = connectAgent(near, on)
  const hello = () => client.request('hello', { protocol: PROTOCOL_VERSION, client: tester })
  return { agent, client, hello, near, far }
}

const refused = async (request: Promise<unknown>): Promise<RpcError> => {
  const error: unknown = await request.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (error instanceof RpcError) return error
  throw new Error(`expected an RpcError, got ${String(error)}`)
}

const line = { counter: 1, stream: 'stdout', time: 1, text: 'a' }
const output = (lines: unknown[]): ClientParams<'output'> =>
  ({ run: 'run-12345', job: 1, lines, skipped: 0 }) as ClientParams<'output'>

it('answers a request with the typed result of its handler', async () => {
  const { client, hello } = join({ 'output/read': ({ from }) => ({ lines: [], skipped: from - 1 }) })
  expect(await hello()).toEqual(greeting)
  const kept = await client.request('output/read', { run: 'run-12345', job: 1, from: 8 })
  expect(kept).toEqual({ lines: [], skipped: 7 })
})

it('refuses another protocol version in one sentence with the way out', async () => {
  const { client } = join()
  const error = await refused(client.request('hello', { protocol: PROTOCOL_VERSION + 1, client: tester }))
  expect(error).toMatchObject({
    code: 'protocol-version',
    message: `The app speaks protocol version ${PROTOCOL_VERSION + 1} and the agent version ${PROTOCOL_VERSION}`,
    hint: 'Update the agent, then connect again.',
  })
})

it('answers nothing before hello', async () => {
  const { client } = join()
  const error = await refused(client.request('pipe/end', { run: 'run-12345', pipe: 1 }))
  expect(error.code).toBe('not-greeted')
})

it('carries code, message and hint of an error across', async () => {
  const { client, hello } = join({
    'run/open': () => {
      throw new RpcError('disk-full', 'The disk of pi-1 is full.', 'Free some space.')
    },
    'run/close': () => {
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
    },
  })
  await hello()
  const open = client.request('run/open', {
    run: 'run-12345',
    network: 'demo',
    key: 'x'.repeat(44),
    headSize: 1,
    bundle: '/b',
    directory: '/d',
    heartbeatIntervalMs: 150,
    log: null,
    term: 0,
    stopAfterMs: null,
  })
  expect(await refused(open)).toMatchObject({
    code: 'disk-full',
    message: 'The disk of pi-1 is full.',
    hint: 'Free some space.',
  })
  const close = client.request('run/close', { run: 'run-12345', graceMs: 0 })
  expect(await refused(close)).toMatchObject({ code: 'ENOSPC', message: 'no space left on device' })
})

it('refuses a malformed request without calling the handler', async () => {
  const start = vi.fn(() => null)
  const { client, hello } = join({ 'pipe/end': start })
  await hello()
  const error = await refused(client.request('pipe/end', { run: 'NOT A RUN', pipe: 1 }))
  expect(error.code).toBe('malformed-message')
  expect(error.message).toContain('run')
  expect(start).not.toHaveBeenCalled()
})

it('refuses a malformed answer', async () => {
  const { client, hello } = join({ 'output/read': () => ({ lines: [], skipped: -1 }) })
  await hello()
  const error = await refused(client.request('output/read', { run: 'run-12345', job: 1, from: 1 }))
  expect(error.code).toBe('malformed-message')
})

it('delivers notifications in the order in which they were sent', async () => {
  const seen: number[] = []
  const all = new Promise<void>((resolve) => {
    const hear = ({ lines }: ClientParams<'output'>): void => {
      if (seen.push(lines[0]?.counter ?? 0) === 50) resolve()
    }
    const { agent } = join({}, { output: hear })
    for (let counter = 1; counter <= 50; counter++) agent.notify('output', output([{ ...line, counter }]))
  })
  await all
  expect(seen).toEqual(Array.from({ length: 50 }, (_, index) => index + 1))
})

it.each([
  ['a counter of 0', { ...line, counter: 0 }],
  ['a fraction as counter', { ...line, counter: 1.5 }],
  ['an unknown stream', { ...line, stream: 'toString' }],
  ['no time', { ...line, time: null }],
  ['no text', { ...line, text: undefined }],
  ['a string instead of a line', 'a'],
])('closes the connection on an output line with %s', async (_name, bad) => {
  const heard = vi.fn()
  const { agent, client } = join({}, { output: heard })
  const closed = new Promise<Error | null>((resolve) => client.onClose(resolve))
  agent.notify('output', output([line, bad]))
  expect(await closed).toMatchObject({ code: 'malformed-message' })
  expect(heard).not.toHaveBeenCalled()
})

it('rejects what waits for an answer when the connection breaks, and everything after', async () => {
  const { client, hello, far } = join({ 'job/stop': () => new Promise<null>(() => undefined) })
  await hello()
  const waiting = client.request('job/stop', { run: 'run-12345', job: 1, epoch: 1, graceMs: 0 })
  far.destroy()
  expect((await refused(waiting)).code).toBe('connection-closed')
  expect((await refused(hello())).code).toBe('connection-closed')
})

it('tells both sides once when either closes', async () => {
  const { agent, client } = join()
  const heard = vi.fn()
  const agentClosed = new Promise<void>((resolve) => agent.onClose(() => resolve()))
  client.onClose(heard)
  client.close()
  client.close()
  await agentClosed
  expect(heard).toHaveBeenCalledExactlyOnceWith(null)
})

it('closes the connection when the other side does not speak the protocol', async () => {
  const [near, far] = streamPair()
  const client = connectAgent(near, {})
  const closed = new Promise<Error | null>((resolve) => client.onClose(resolve))
  far.write('SSH-2.0-OpenSSH_9.2\r\n\r\n')
  expect(await closed).toBeInstanceOf(Error)
})

it('tells the agent how many bytes a client that does not read leaves unwritten', async () => {
  const [, far] = streamPair()
  const agent = serveAgent(far, quiet)
  for (let counter = 1; counter <= 20; counter++) {
    agent.notify('output', output([{ ...line, text: 'x'.repeat(100_000) }]))
  }
  await new Promise(setImmediate)
  expect(agent.backlogBytes()).toBeGreaterThan(1_500_000)
})
