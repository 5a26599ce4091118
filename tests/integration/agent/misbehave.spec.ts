import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JobShape, Shape } from './support/network'
import { isRunning } from './support/processes'
import { TestAgent } from './support/test-agent'
import { TestRun } from './support/test-run'

let agent: TestAgent

beforeAll(async () => {
  agent = await TestAgent.start()
})
afterAll(() => agent.stop())

/** Runs one job, with a sink behind each output, and gives how it ended. */
async function end(job: JobShape, pipes: Shape['pipes'] = {}) {
  const sinks: JobShape[] = (job.outputs ?? []).map((pipe) => ({ type: 'Prints', inputs: [pipe] }))
  const run = await TestRun.start([agent], { jobs: [job, ...sinks], pipes })
  const change = await run.over(1)
  return { run, change, lines: run.lines(1) }
}

const broken: [string, JobShape, { reason: RegExp; retry: boolean; stack?: string }][] = [
  [
    'throws in its constructor',
    { type: 'ThrowsInConstructor' },
    { reason: /no constructor today/, retry: false, stack: 'break.ts' },
  ],
  [
    'throws in setup',
    { type: 'ThrowsInSetup' },
    { reason: /no setup today/, retry: true, stack: 'break.ts' },
  ],
  [
    'throws in run',
    { type: 'ThrowsInRun', outputs: [1] },
    { reason: /no run today/, retry: true, stack: 'break.ts' },
  ],
  [
    'returns too few outputs',
    { type: 'ReturnsTooFew', outputs: [1, 2] },
    { reason: /ReturnsTooFew 1 returned 1 values .* 2 outputs/, retry: false },
  ],
  [
    'returns nothing',
    { type: 'ReturnsNothing', outputs: [1] },
    { reason: /ReturnsNothing 1 returned nothing.*ObjectPipe 1/, retry: false },
  ],
  [
    'returns what cannot be cloned',
    { type: 'ReturnsFunction', outputs: [1] },
    { reason: /could not write a block to ObjectPipe 1/, retry: false },
  ],
  [
    'rejects a promise that nobody awaits',
    { type: 'RejectsUnheard', outputs: [1] },
    { reason: /nobody listens/, retry: true, stack: 'break.ts' },
  ],
  ['ends its process', { type: 'Exits' }, { reason: /exit code 3 before/, retry: true }],
  ['kills its process', { type: 'KillsItself' }, { reason: /killed by SIGKILL/, retry: true }],
  [
    'writes garbage to the agent',
    { type: 'WritesGarbage' },
    { reason: /garbage where a frame should be/, retry: true },
  ],
  [
    'says something strange to the agent',
    { type: 'WritesStrangeMessage' },
    {
      reason: /broke the protocol: a message is malformed: .*Invalid discriminator value/,
      retry: true,
    },
  ],
  [
    'writes to a pipe that is not its own',
    { type: 'WritesForeignPipe' },
    { reason: /pipe 99, which is none of its outputs/, retry: true },
  ],
  ['fails and does not end', { type: 'LingersAfterFailure' }, { reason: /failed and lingers/, retry: true }],
]

describe('a job that breaks ends alone, and its reason is told', () => {
  it.each(broken)('%s', async (_, job, { reason, retry, stack = '' }) => {
    const { run, change } = await end(job)
    expect(change).toMatchObject({ type: 'crashed', retry, reason: expect.stringMatching(reason) as string })
    expect(change.type === 'crashed' && change.stack).toContain(stack)
    expect(run.changes(2).filter(({ type }) => type !== 'started')).toEqual([])
  })

  it('says so when a pipe packs no bytes', async () => {
    const { change } = await end({ type: 'OneValue', outputs: [1] }, { 1: { type: 'EmptyPipe' } })
    expect(change).toMatchObject({ type: 'crashed', retry: false })
    expect(change.type === 'crashed' && change.reason).toMatch(/EmptyPipe 1 packed a block of no bytes/)
  })

  it('delivers the thousand values before the error', async () => {
    const run = await TestRun.start([agent], {
      jobs: [
        { type: 'ThrowsAfterThousand', outputs: [1] },
        { type: 'Checks', inputs: [1], options: { limit: 1000 } },
      ],
    })
    expect(await run.over(1)).toMatchObject({
      type: 'crashed',
      reason: expect.stringContaining('a thousand') as string,
    })
    await run.line(2, 'whole: 1000')
    expect(run.lines(1).join('\n')).toMatch(/a thousand are enough[\s\S]*break\.ts/)
  })
})

describe('a job whose folder cannot be made', () => {
  it('crashes with the reason and is not tried again', async () => {
    const run = await TestRun.open([agent], { jobs: [{ type: 'Counts' }] })
    rmSync(run.directory, { recursive: true })
    writeFileSync(run.directory, 'a file is in the way')
    await run.startJob(1)
    const change = await run.over(1)
    expect(change).toMatchObject({ type: 'crashed', retry: false })
    expect(change.type === 'crashed' && change.reason).toContain(join(run.directory, '1'))
  })

  it('does not use up the processes that stand ready', async () => {
    const run = await TestRun.open([agent], { jobs: [{ type: 'OneValue' }, { type: 'OneValue' }] })
    writeFileSync(join(run.directory, '1'), 'a file is in the way')
    await run.startJob(1)
    await run.over(1)
    await run.startJob(2)
    expect(await run.over(2)).toEqual({ type: 'finished' })
  })
})

describe('stopping', () => {
  it('kills a job that never comes out of run after the grace time', async () => {
    const run = await TestRun.start([agent], { jobs: [{ type: 'LoopsForEver' }] })
    await run.line(1, 'looping')
    await run.stopJob(1, 50)
    expect(await run.over(1)).toEqual({ type: 'stopped' })
  })

  it('ends a source that is blocked because nobody takes its blocks', async () => {
    const run = await TestRun.open([agent], {
      jobs: [
        { type: 'CountsBytes', outputs: [1], options: { bytes: 65536 } },
        { type: 'Prints', inputs: [1] },
      ],
    })
    await run.startJob(1)
    const queued = () =>
      agent.heartbeat?.pipes.find(({ run: id, end: side }) => id === run.id && side === 'source')
        ?.queuedBytes ?? 0
    await run.until(() => queued() > 4 * 1024 * 1024, 'a full outlet')
    await run.stopJob(1, 60_000)
    expect(await run.over(1)).toEqual({ type: 'stopped' })
  })

  it('answers run/close when all processes are gone, also those that are only starting', async () => {
    const run = await TestRun.start([agent], {
      jobs: [
        { type: 'WaitsInSetup' },
        { type: 'LoopsForEver' },
        { type: 'Counts', outputs: [1] },
        { type: 'ReadsSlowly', inputs: [1] },
      ],
    })
    await run.line(1, 'waiting')
    await run.line(2, 'looping')
    const pids = await Promise.all([1, 2, 3, 4].map((job) => run.pidOf(job)))
    await run.close(300)
    expect(pids.filter(isRunning)).toEqual([])
    expect([1, 2, 3, 4].map((job) => run.changes(job).at(-1)?.type)).toEqual([
      'stopped',
      'stopped',
      'stopped',
      'stopped',
    ])
  })
})

it('leaves the agent well after all of that', async () => {
  const run = await TestRun.start([agent], {
    jobs: [
      { type: 'Counts', outputs: [1], options: { limit: 100 } },
      { type: 'Checks', inputs: [1], options: { limit: 100 } },
    ],
  })
  expect([await run.over(1), await run.over(2)]).toEqual([{ type: 'finished' }, { type: 'finished' }])
  expect(run.lines(2)).toEqual(['first: 1', 'whole: 100'])
  expect([agent.isAlive, agent.stderr]).toEqual([true, ''])
})
