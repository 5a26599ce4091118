import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { HOLD_BYTES } from '../../../agent/runtime/limits'
import { MemoryWatch } from './support/memory'
import type { Shape } from './support/network'
import { TestAgent } from './support/test-agent'
import { TestRun } from './support/test-run'

const KIBIBYTE = 1024
const MEBIBYTE = 1024 * 1024

let agent: TestAgent

beforeAll(async () => {
  agent = await TestAgent.start()
})
afterAll(() => agent.stop())

const finished = { type: 'finished' }

/** Blocks that a job has written to a pipe, by the last heartbeat. */
function written(run: TestRun, pipe: number): number {
  const ends = agent.heartbeat?.pipes ?? []
  return (
    ends.find((entry) => entry.run === run.id && entry.pipe === pipe && entry.end === 'source')?.blocks ?? 0
  )
}

/** Watches memory until the condition holds. */
async function watch(run: TestRun, jobs: number[], until: () => boolean, what: string): Promise<MemoryWatch> {
  const pids: Record<string, number> = { agent: agent.pid }
  for (const job of jobs) pids[`job ${job}`] = await run.pidOf(job)
  const memory = new MemoryWatch(pids)
  await run.until(() => {
    memory.look()
    return until()
  }, what)
  return memory
}

describe('a stream that ends', () => {
  it('arrives whole, value by value and in order, and every job ends', async () => {
    const run = await TestRun.start([agent], {
      jobs: [
        { type: 'Counts', outputs: [1], options: { limit: 10_000 } },
        { type: 'Forwards', inputs: [1], outputs: [2] },
        { type: 'Checks', inputs: [2], options: { limit: 10_000 } },
      ],
    })
    expect([await run.over(1), await run.over(2), await run.over(3)]).toEqual([finished, finished, finished])
    expect(run.lines(3)).toEqual(['first: 1', 'whole: 10000'])
  })

  it('arrives whole though its source has long ended when the last blocks are read', async () => {
    const run = await TestRun.start([agent], {
      jobs: [
        { type: 'CountsBytes', outputs: [1], options: { limit: 1000, bytes: 16 * KIBIBYTE } },
        { type: 'ReadsSlowly', inputs: [1], options: { limit: 1000 } },
      ],
    })
    expect(await run.over(1)).toEqual(finished)
    expect(await run.over(2)).toEqual(finished)
    expect(run.lines(2)).toEqual(['first: 1', 'whole: 1000'])
  })

  it('arrives whole when it is held while its destination starts late', async () => {
    // A little more than the agent holds: the last blocks lie in the socket when the source has gone.
    const limit = Math.ceil(HOLD_BYTES / (16 * KIBIBYTE)) + 6
    const shape: Shape = {
      jobs: [
        { type: 'CountsBytes', outputs: [1], options: { limit, bytes: 16 * KIBIBYTE } },
        { type: 'Checks', inputs: [1], options: { limit } },
      ],
    }
    const run = await TestRun.open([agent], shape)
    await run.startJob(1)
    expect(await run.over(1)).toEqual(finished)
    await run.startJob(2)
    expect(await run.over(2)).toEqual(finished)
    expect(run.lines(2)).toEqual(['first: 1', `whole: ${limit}`])
  })
})

describe('a slow reader', () => {
  it('slows a flooding source: nothing is lost and no process grows', async () => {
    const limit = 1500
    const run = await TestRun.start([agent], {
      jobs: [
        { type: 'CountsBytes', outputs: [1], options: { limit, bytes: 256 * KIBIBYTE } },
        { type: 'Forwards', inputs: [1], outputs: [2] },
        { type: 'ReadsSlowly', inputs: [2], options: { limit } },
      ],
    })
    const half = () => (run.figures(3)?.rounds ?? 0) > limit / 2
    const memory = await watch(run, [1, 2, 3], half, 'half of 375 MiB')
    expect(await run.over(3)).toEqual(finished)
    expect(run.lines(3)).toEqual(['first: 1', `whole: ${limit}`])
    expect(memory.above(250)).toEqual([])
  })

  it('does not let small blocks hold on to the large ones that came with them', async () => {
    const run = await TestRun.start([agent], {
      jobs: [
        { type: 'Fans', outputs: [1, 2], options: { sizes: [200, 128 * KIBIBYTE] } },
        { type: 'ReadsSlowly', inputs: [1] },
        { type: 'Checks', inputs: [2] },
      ],
    })
    const memory = await watch(run, [1, 2, 3], () => written(run, 2) > 8000, '1000 MiB in large blocks')
    expect(memory.above(300)).toEqual([])
  })

  it('does not stop a source whose blocks are larger than any queue', async () => {
    const run = await TestRun.start([agent], {
      jobs: [
        { type: 'Fans', outputs: [1, 2, 3], options: { limit: 20, sizes: [3 * MEBIBYTE, 16, 2 * MEBIBYTE] } },
        { type: 'Checks', inputs: [1, 2, 3], options: { limit: 20 } },
      ],
    })
    expect(await run.over(2)).toEqual(finished)
    expect(run.lines(2)).toEqual(['first: 1,1,1', 'whole: 20'])
  })
})

describe('a job that wants fresh values', () => {
  it('gets the newest of MAX_QUEUE, and the older ones are counted as dropped', async () => {
    const limit = 100_000
    const run = await TestRun.open([agent], {
      jobs: [
        { type: 'Counts', outputs: [1], options: { limit } },
        { type: 'BlocksOnce', inputs: [1], maxQueue: 3 },
      ],
    })
    await run.startJob(2)
    await run.until(() => run.changes(2).length > 0, 'the reader')
    await run.startJob(1)
    await run.until(() => run.lines(2).length === 1, 'the first value')
    expect(await run.over(1)).toEqual(finished)
    await run.until(() => written(run, 1) === limit, 'all values')
    writeFileSync(join(run.directory, '2', 'go'), '')
    expect(await run.over(2)).toEqual(finished)
    await run.until(() => run.figures(2)!.rounds > 2, 'the rounds after the first')
    expect(run.lines(2).slice(2)).toEqual(['got 99998', 'got 99999', 'got 100000'])
    // Two were handed over before it blocked, three more waited; all others gave way to newer ones.
    expect(run.figures(2)).toMatchObject({ rounds: 2 + 3, dropped: limit - 2 - 3 })
  })

  it('is not waited for on an ASYNC input, whose flood grows no process', async () => {
    const run = await TestRun.start([agent], {
      jobs: [
        { type: 'CountsBytes', outputs: [1], options: { bytes: 64 * KIBIBYTE } },
        { type: 'Counts', outputs: [2] },
        { type: 'BlocksOnce', inputs: [2, 1] },
      ],
      pipes: { 1: { type: 'OptionalObjectPipe' } },
    })
    await run.line(3, 'got 1')
    const memory = await watch(run, [1, 3], () => written(run, 1) > 12_000, '750 MiB on the ASYNC pipe')
    writeFileSync(join(run.directory, '3', 'go'), '')
    await run.until(() => run.lines(3).length > 1, 'the next round')
    expect(memory.above(300)).toEqual([])
  })
})
