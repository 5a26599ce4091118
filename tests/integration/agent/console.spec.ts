import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CONSOLE_LINE_CHARACTERS, CONSOLE_LINES } from '../../../agent/runtime/limits'
import { MemoryWatch } from './support/memory'
import { isRunning } from './support/processes'
import { TestAgent } from './support/test-agent'
import { TestRun } from './support/test-run'

let agent: TestAgent

beforeAll(async () => {
  agent = await TestAgent.start()
})
afterAll(() => agent.stop())

const linesOf = (run: TestRun) => agent.output.filter((entry) => entry.run === run.id).map(({ line }) => line)

describe('a job that floods its console', () => {
  it('keeps the last lines for replay, and what was skipped is said', async () => {
    const count = 100_000
    const run = await TestRun.start([agent], { jobs: [{ type: 'FloodsStdout', options: { lines: count } }] })
    expect(await run.over(1)).toEqual({ type: 'finished' })
    await run.until(() => linesOf(run).at(-1)?.counter === count, 'the last line')
    const sent = linesOf(run)
    expect(sent.length + agent.skipped).toBe(count)
    expect(sent.at(-1)).toMatchObject({ counter: count, stream: 'stdout', text: `line ${count}` })
    expect(sent.every(({ counter, text }) => text === `line ${counter}`)).toBe(true)

    const replay = await agent.client.request('output/read', { run: run.id, job: 1, from: 1 })
    expect(replay.lines).toHaveLength(CONSOLE_LINES)
    expect(replay.lines[0]!.counter).toBe(replay.skipped + 1)
    expect(replay.skipped).toBe(count - CONSOLE_LINES)
  })

  it('cuts a line of 20 MB and holds only its end', async () => {
    const characters = 20 * 1024 * 1024
    const run = await TestRun.open([agent], { jobs: [{ type: 'PrintsLongLine', options: { characters } }] })
    const memory = new MemoryWatch({ agent: agent.pid })
    await run.startJob(1)
    await run.until(() => {
      memory.look()
      return run.lines(1).includes('after')
    }, 'the line after')
    const { lines, skipped } = await agent.client.request('output/read', { run: run.id, job: 1, from: 1 })
    expect(lines.at(-1)!.text).toBe('after')
    expect(lines.at(-2)!.text).toBe('x'.repeat(CONSOLE_LINE_CHARACTERS))
    expect(skipped + lines.length).toBe(characters / CONSOLE_LINE_CHARACTERS + 1)
    expect(memory.above(250)).toEqual([])
  })
})

describe('what a job prints', () => {
  it('arrives whole though its process is gone the next moment', async () => {
    const run = await TestRun.start([agent], {
      jobs: [{ type: 'PrintsAndDies', options: { lines: 20_000 } }],
    })
    expect(await run.over(1)).toMatchObject({ reason: expect.stringContaining('SIGKILL') as string })
    const { lines } = await agent.client.request('output/read', { run: run.id, job: 1, from: 20_000 })
    expect(lines.map(({ text }) => text)).toEqual(['line 20000'])
  })

  it('arrives though it is no UTF-8 and its last line has no end', async () => {
    const run = await TestRun.start([agent], { jobs: [{ type: 'PrintsInvalidUtf8' }] })
    expect(await run.over(1)).toEqual({ type: 'finished' })
    expect(run.lines(1)).toEqual(['a\ufffd\ufffdb', 'next', 'last, without an end'])
  })

  it('does not keep the job alive when a child of it still has stdout open, and ends with the job', async () => {
    const run = await TestRun.start([agent], { jobs: [{ type: 'LeavesChild' }, { type: 'OneValue' }] })
    expect(await run.over(1)).toMatchObject({
      type: 'crashed',
      reason: expect.stringContaining('exit code 4') as string,
    })
    const after = await agent.client.request('output/read', { run: run.id, job: 1, from: 1 })
    const child = Number(/^child (\d+)$/.exec(after.lines[0]!.text)?.[1])
    await run.until(() => !isRunning(child), 'the end of the child, which writes into a closed pipe')
    const later = await agent.client.request('output/read', { run: run.id, job: 1, from: 1 })
    expect(later).toEqual(after)
  })

  it('is read from a counter on by a client that comes later', async () => {
    const run = await TestRun.start([agent], { jobs: [{ type: 'FloodsStdout', options: { lines: 50 } }] })
    await run.over(1)
    await agent.connect()
    const { lines, skipped } = await agent.client.request('output/read', { run: run.id, job: 1, from: 49 })
    expect([lines.map(({ text }) => text), skipped]).toEqual([['line 49', 'line 50'], 0])
  })
})

it('goes on when the log cannot be written, and says so once', async () => {
  const run = await TestRun.open([agent], { jobs: [{ type: 'OneValue' }, { type: 'OneValue' }] }, '/dev/full')
  await run.startJob(1)
  await run.over(1)
  await run.startJob(2)
  expect(await run.over(2)).toEqual({ type: 'finished' })
  expect(agent.stderr.match(/log \/dev\/full: .*no space left/gi)).toHaveLength(1)
})
