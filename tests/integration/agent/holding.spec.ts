import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { isRunning } from './support/processes'
import type { Shape } from './support/network'
import { TestAgent } from './support/test-agent'
import { TestClient } from './support/test-client'
import { TestRun } from './support/test-run'

let agent: TestAgent
beforeAll(async () => {
  agent = await TestAgent.start()
})
afterAll(() => agent.stop())

const ticking: Shape = {
  jobs: [
    { type: 'Ticks', outputs: [1] },
    { type: 'Prints', inputs: [1] },
  ],
}

async function connect(id: string): Promise<TestClient> {
  const client = await TestClient.connect(agent, id)
  onTestFinished(() => client.leave())
  return client
}

const listed = async (run: TestRun) => {
  const { runs } = await agent.client.request('run/list', {})
  return runs.find((known) => known.run === run.id)
}

/** Opened and held by a client of its own, which can leave without the agent's other clients. */
async function heldBy(client: TestClient, stopAfterMs: number | null = null): Promise<TestRun> {
  const run = await TestRun.open([agent], ticking, null, stopAfterMs)
  await client.hold(run.id, 1, { takeOver: true })
  return run
}

describe('a second client', () => {
  it('is told who holds the run, on which host and since when', async () => {
    const run = await TestRun.start([agent], ticking)
    const second = await connect('second')
    await expect(second.hold(run.id, 1)).rejects.toMatchObject({
      code: 'run-held',
      message: expect.stringMatching(
        new RegExp(`^Run ${run.id} is held by test \\(me on here\\) since \\d{4}-`),
      ) as string,
      hint: 'Watch it with --watch, or take it over with --take-over.',
    })
    expect(await listed(run)).toMatchObject({
      network: 'fixtures',
      term: 0,
      leftAt: null,
      endsAt: null,
      watchers: 0,
      holder: { name: 'test', host: 'here', user: 'me' },
    })
  })

  it('hears lines, changes and heartbeats as a watcher, and decides nothing', async () => {
    const run = await TestRun.open([agent], ticking)
    const watcher = await connect('watcher')
    await watcher.watch(run.id)
    await run.startJob(1)
    await run.startJob(2)
    await run.until(
      () => watcher.lines.some(({ text }) => text === '5') && watcher.heartbeats > 0,
      'lines and heartbeats for the watcher',
    )
    expect(watcher.changes.map(({ job, change }) => [job, change.type])).toContainEqual([2, 'started'])
    const stop = watcher.request('job/stop', { run: run.id, job: 1, epoch: 1, graceMs: 0 })
    await expect(stop).rejects.toMatchObject({ code: 'run-held' })
    await expect(watcher.request('run/close', { run: run.id, graceMs: 0 })).rejects.toMatchObject({
      code: 'run-held',
    })
    expect((await listed(run))?.watchers).toBe(1)
  })

  it('takes over when it says so; the first is told by whom, and goes on watching', async () => {
    const first = await connect('first')
    const run = await heldBy(first)
    const second = await connect('second')
    await second.hold(run.id, 2, { takeOver: true })
    await run.until(() => first.taken, 'the news for the first client')
    expect(first.taken).toMatchObject({
      run: run.id,
      by: { id: 'second', name: 'second terminal', host: 'desk' },
    })
    await expect(
      first.request('job/stop', { run: run.id, job: 1, epoch: 1, graceMs: 0 }),
    ).rejects.toMatchObject({ code: 'run-held' })
    const { heartbeats } = first
    await run.until(() => first.heartbeats > heartbeats, 'heartbeats for the first client')
    expect(await listed(run)).toMatchObject({ term: 2, watchers: 2, holder: { id: 'second' } })
  })

  it('of two that take a run up in the same term is refused, also when the other has left again', async () => {
    const run = await heldBy(await connect('first'))
    const second = await connect('second')
    await second.hold(run.id, 5, { takeOver: true })
    const third = await connect('third')
    await expect(third.hold(run.id, 5, { takeOver: true })).rejects.toMatchObject({ code: 'run-held' })
    second.leave()
    await run.until(() => second.isClosed, 'the end of the second client')
    await expect(third.hold(run.id, 5)).rejects.toMatchObject({ code: 'run-held' })
    await third.hold(run.id, 6)
  })
})

it('lets a client that comes back over a new connection go on, and ends the old one', async () => {
  const run = await TestRun.open([agent], ticking)
  const first = await connect('laptop')
  await first.hold(run.id, 1, { takeOver: true })
  const again = await connect('laptop')
  await again.hold(run.id, 1)
  await run.until(() => first.isClosed, 'the end of the old connection')
  expect(first.taken).toBeNull()
  expect(await listed(run)).toMatchObject({ holder: { id: 'laptop' }, leftAt: null })
})

describe('a run whose client is gone', () => {
  it('goes on, and the next client reads what was missed without a gap', async () => {
    const first = await connect('first')
    const run = await heldBy(first)
    await first.request('job/start', run.startOf(1))
    await first.request('job/start', run.startOf(2))
    await run.until(() => first.lines.some(({ text }) => text === '3'), 'lines for the first client')
    first.leave()
    await run.line(2, '10')
    expect(await listed(run)).toMatchObject({
      holder: null,
      leftAt: expect.any(Number) as number,
      endsAt: null,
    })
    const second = await connect('second')
    const { jobs } = await second.hold(run.id, 2)
    expect(jobs).toMatchObject([
      { job: 1, epoch: 1, generation: 0, state: { type: 'running' } },
      { job: 2, epoch: 1, generation: 0, state: { type: 'running' } },
    ])
    await run.until(() => second.lines.length > 10, 'lines for the second client')
    const counters = [...first.lines, ...second.lines]
      .filter(({ job }) => job === 2)
      .map(({ counter }) => counter)
    expect(counters).toEqual(counters.map((_, index) => index + 1))
    expect(second.lines.every(({ skipped }) => skipped === 0)).toBe(true)
  })

  it('keeps what became of its jobs for the next client', async () => {
    const first = await connect('first')
    const run = await TestRun.open([agent], { jobs: [{ type: 'Exits' }] })
    await first.hold(run.id, 1, { takeOver: true })
    await first.request('job/start', run.startOf(1))
    first.leave()
    await run.over(1)
    const second = await connect('second')
    const { jobs } = await second.hold(run.id, 2)
    expect(jobs).toMatchObject([
      {
        job: 1,
        epoch: 1,
        state: { type: 'crashed', reason: expect.stringContaining('exit code 3') as string },
      },
    ])
  })

  it('ends by itself after its grace time when its network wants that', async () => {
    const first = await connect('first')
    const run = await heldBy(first, 200)
    await first.request('job/start', run.startOf(1))
    const pid = await run.pidOf(1)
    first.leave()
    await run.until(() => !isRunning(pid), 'the end of the job')
    expect(await listed(run)).toBeUndefined()
  })

  it('does not end when a client takes it up within the grace time', async () => {
    const first = await connect('first')
    const run = await heldBy(first, 60_000)
    first.leave()
    await run.until(() => first.isClosed, 'the end of the first client')
    const second = await connect('second')
    expect((await listed(run))?.endsAt).toBeGreaterThan(Date.now())
    await second.hold(run.id, 2)
    expect(await listed(run)).toMatchObject({ endsAt: null, leftAt: null })
  })
})

describe('what a client keeps with the agent', () => {
  const saved = (term: number, revision: number) => ({
    order: { term, revision },
    record: '{"about":"the run"}',
    state: `{"revision":${revision}}`,
  })

  it('is read by the next one and shown to those who watch, never an older one', async () => {
    const first = await connect('first')
    const run = await heldBy(first)
    const watcher = await connect('watcher')
    await watcher.watch(run.id)
    expect(await watcher.request('run/read', { run: run.id })).toEqual({ saved: null })
    await first.request('run/save', { run: run.id, ...saved(1, 7) })
    await first.request('run/save', { run: run.id, ...saved(1, 6) })
    await first.request('run/save', { run: run.id, ...saved(0, 9) })
    expect(await watcher.request('run/read', { run: run.id })).toEqual({ saved: saved(1, 7) })
    await run.until(() => watcher.saved.length > 0, 'the news for the watcher')
    expect(watcher.saved).toEqual([{ run: run.id, order: { term: 1, revision: 7 }, state: '{"revision":7}' }])
    await expect(watcher.request('run/save', { run: run.id, ...saved(1, 8) })).rejects.toMatchObject({
      code: 'run-held',
    })
  })
})
