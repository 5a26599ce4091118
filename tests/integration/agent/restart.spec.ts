import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Bell } from './support/bell'
import { isRunning } from './support/processes'
import { TestAgent } from './support/test-agent'
import { TestRun } from './support/test-run'

const bell = new Bell()
let agents: TestAgent[]

beforeAll(async () => {
  agents = await Promise.all([TestAgent.start(bell), TestAgent.start(bell)])
})
afterAll(() => Promise.all(agents.map((agent) => agent.stop())))

async function kill(run: TestRun, job: number, times = 1): Promise<void> {
  const pid = await run.pidOf(job)
  process.kill(pid, 'SIGKILL')
  expect(await run.over(job, times)).toMatchObject({
    type: 'crashed',
    reason: expect.stringContaining('SIGKILL') as string,
  })
}

describe('a job that starts again', () => {
  it('goes on with the queue that its last process left on this node', async () => {
    const limit = 2000
    const run = await TestRun.start(agents, {
      jobs: [
        { type: 'CountsBytes', outputs: [1], options: { limit, bytes: 16 * 1024 } },
        { type: 'ReadsSlowly', inputs: [1], options: { limit } },
      ],
    })
    await run.line(2, 'first: 1')
    await kill(run, 2)
    await run.restartJob(2)
    expect(await run.over(2, 2)).toEqual({ type: 'finished' })
    const [, first, whole] = run.lines(2)
    // At most what had been handed to the lost process is missing; all that queued behind it is there.
    expect(Number(/^first: (\d+)$/.exec(first!)?.[1])).toBeLessThan(250)
    expect(whole).toBe(`whole: ${limit}`)
  })

  it('begins a new generation as a source, and its readers begin at 1 with it', async () => {
    const run = await TestRun.start(agents, {
      jobs: [
        { type: 'Ticks', outputs: [1] },
        { type: 'Ticks', outputs: [2] },
        { type: 'Prints', inputs: [1] },
        { type: 'Prints', inputs: [2] },
      ],
    })
    await run.until(() => run.lines(3).length > 100 && run.lines(4).length > 100, 'values')
    await kill(run, 1)
    await run.restartJob(1, { generation: 1 })
    await agents[0]!.client.request('job/reset', { run: run.id, job: 2, generation: 1 })
    await run.until(() => run.lines(3).lastIndexOf('1') > 100, 'the first value of the new generation')
    const before = run.figures(4)!.rounds
    await run.until(() => run.figures(4)!.rounds > before, 'the other source to go on')
  })

  it('keeps inputs in step when one of two sources restarts and the other is told to reset', async () => {
    const run = await TestRun.start(agents, {
      jobs: [
        { type: 'Ticks', outputs: [1] },
        { type: 'Ticks', outputs: [2], node: 1 },
        { type: 'PrintsPairs', inputs: [1, 2] },
      ],
    })
    await run.until(() => run.lines(3).length > 10, 'pairs')
    await kill(run, 1)
    await run.restartJob(1, { generation: 1 })
    await agents[1]!.client.request('job/reset', { run: run.id, job: 2, generation: 1 })
    // The source that goes on counts its values further, but its rounds begin at 1 as well.
    await run.until(
      () => run.lines(3).some((line, i) => i > 10 && line.startsWith('1,')),
      'a pair with the first value',
    )
  })

  it('does not miss a reset that comes while its setup still runs', async () => {
    const run = await TestRun.start(agents, {
      jobs: [
        { type: 'WaitsInSetup', outputs: [1] },
        { type: 'Counts', outputs: [2] },
        { type: 'PrintsPairs', inputs: [1, 2] },
      ],
    })
    await run.line(1, 'waiting')
    await run.until(() => (run.figures(2)?.rounds ?? 0) > 0, 'blocks of the first generation')
    for (const job of [1, 2])
      await agents[0]!.client.request('job/reset', { run: run.id, job, generation: 1 })
    process.kill(await run.pidOf(1), 'SIGUSR2')
    expect(await run.over(1)).toEqual({ type: 'finished' })
    expect(await run.over(3)).toEqual({ type: 'finished' })
    // Rounds of the new generation: the other source has gone on counting in between.
    expect(run.lines(3)).toHaveLength(3)
    expect(run.lines(3)[0]).toMatch(/^1,([2-9]|\d\d)/)
  })

  it('moves to another node while its source goes on', async () => {
    const run = await TestRun.start(agents, {
      jobs: [
        { type: 'Counts', outputs: [1] },
        { type: 'Checks', inputs: [1] },
      ],
    })
    await run.line(2, 'first: 1')
    await run.stopJob(2)
    expect(await run.over(2)).toEqual({ type: 'stopped' })
    await run.restartJob(2, { node: 1 })
    await run.until(() => (run.figures(2)?.rounds ?? 0) > 1000, 'rounds at the other node')
  })
})

it('leaves no process behind when the agent is killed, not even one that never looks up', async () => {
  const lone = await TestAgent.start(bell)
  const run = await TestRun.start([lone], {
    jobs: [{ type: 'LoopsForEver' }, { type: 'Counts', outputs: [1] }, { type: 'ReadsSlowly', inputs: [1] }],
  })
  await run.line(1, 'looping')
  const pids = await Promise.all([1, 2, 3].map((job) => run.pidOf(job)))
  await lone.kill()
  await expect.poll(() => pids.filter(isRunning), { timeout: 5000, interval: 10 }).toEqual([])
})
