import { connect as connectPlain } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { controlFrame } from '../../../agent/protocol/frame'
import { openingOptions } from '../../../agent/runtime/links/psk'
import { Bell } from './support/bell'
import { MemoryWatch } from './support/memory'
import { TestAgent } from './support/test-agent'
import { TestRun } from './support/test-run'

const KIBIBYTE = 1024
const finished = { type: 'finished' }
const bell = new Bell()
let agents: TestAgent[]

beforeAll(async () => {
  agents = await Promise.all([TestAgent.start(bell), TestAgent.start(bell)])
})
afterAll(() => Promise.all(agents.map((agent) => agent.stop())))

describe('two agents', () => {
  it('carry a stream to each other whole and in order', async () => {
    const run = await TestRun.start(agents, {
      jobs: [
        { type: 'Counts', outputs: [1], options: { limit: 50_000 } },
        { type: 'Forwards', inputs: [1], outputs: [2], node: 1 },
        { type: 'Checks', inputs: [2], options: { limit: 50_000 } },
      ],
    })
    expect([await run.over(1), await run.over(2), await run.over(3)]).toEqual([finished, finished, finished])
    expect(run.lines(3)).toEqual(['first: 1', 'whole: 50000'])
  })

  it('slow a source for a reader on the other node: nothing is lost and no process grows', async () => {
    const limit = 1200
    const run = await TestRun.start(agents, {
      jobs: [
        { type: 'CountsBytes', outputs: [1], options: { limit, bytes: 256 * KIBIBYTE } },
        { type: 'ReadsSlowly', inputs: [1], options: { limit }, node: 1 },
      ],
    })
    const pids = {
      source: await run.pidOf(1),
      reader: await run.pidOf(2),
      from: agents[0]!.pid,
      to: agents[1]!.pid,
    }
    const memory = new MemoryWatch(pids)
    await run.until(() => {
      memory.look()
      return (run.figures(2)?.rounds ?? 0) > limit / 2
    }, 'half of 300 MiB')
    expect(await run.over(2)).toEqual(finished)
    expect(run.lines(2)).toEqual(['first: 1', `whole: ${limit}`])
    expect(memory.above(250)).toEqual([])
  })

  it('do not stop a source whose blocks of one round are of very different sizes', async () => {
    const run = await TestRun.start(agents, {
      jobs: [
        {
          type: 'Fans',
          outputs: [1, 2, 3],
          options: { limit: 20, sizes: [3 * 1024 * KIBIBYTE, 16, 2 * 1024 * KIBIBYTE] },
        },
        { type: 'Checks', inputs: [1, 2, 3], options: { limit: 20 }, node: 1 },
      ],
    })
    expect(await run.over(2)).toEqual(finished)
    expect(run.lines(2)).toEqual(['first: 1,1,1', 'whole: 20'])
  })

  it('let a link find the new reader when the one for which it waited was replaced', async () => {
    const run = await TestRun.start(agents, {
      jobs: [
        { type: 'CountsBytes', outputs: [1], options: { bytes: 256 * KIBIBYTE } },
        { type: 'BlocksOnce', inputs: [1], node: 1 },
      ],
    })
    const queued = () => agents[1]!.heartbeat?.pipes.find((pipe) => pipe.run === run.id)?.queuedBytes ?? 0
    // The queue may fill while the old reader's process still loads, and a reader that never ran prints nothing.
    const isBlocked = () => run.lines(2).length === 1 && queued() > 1024 * KIBIBYTE
    await run.until(isBlocked, 'a full queue at a reader that blocks')
    // Two epochs on, nothing of the old incarnation is taken over.
    await run.startJob(2, { epoch: 3 })
    await run.until(
      () => run.lines(2).length > 1,
      () => `a value at the new reader; lines: ${run.lines(2).join(' | ')}`,
    )
  })
})

describe('the data port', () => {
  /** What the other side says to these bytes: nothing but the end of the connection. */
  async function end(socket: ReturnType<typeof connectPlain>, bytes: string | Buffer): Promise<void> {
    socket.on('error', () => socket.destroy())
    const closed = new Promise((resolve) => socket.once('close', resolve))
    socket.write(bytes)
    await closed
  }

  it('survives strangers, wrong keys and garbage behind the right key', async () => {
    const run = await TestRun.start(agents, {
      jobs: [
        { type: 'Counts', outputs: [1] },
        { type: 'Checks', inputs: [1], node: 1 },
      ],
    })
    await run.line(2, 'first: 1')
    const { host, port } = agents[1]!.hello.dataAddress
    const tls = (psk: Buffer) => connectTls({ host, port, ...openingOptions(run.id, psk) })
    const key = Buffer.from(run.key, 'base64')
    await end(connectPlain(port, host), 'GET / HTTP/1.1\r\n\r\n')
    await end(tls(Buffer.alloc(32, 7)), 'anything')
    await end(tls(key), 'GET / HTTP/1.1\r\n\r\n')
    await end(tls(key), controlFrame({ run: run.id, pipe: 'one' }))
    const before = run.figures(2)!.rounds
    await run.until(() => run.figures(2)!.rounds > before, 'blocks after all that')
    expect(agents[1]!.stderr).toBe('')
  })
})
