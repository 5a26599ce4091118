import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { OutputLine } from '../../../../agent/protocol/common'
import { JobPrinter } from '../../../../electron/cli/job-printer'
import { Terminal } from '../../../../electron/cli/terminal'
import { MemoryStream } from './memory-stream'

beforeEach(() => void vi.stubEnv('NO_COLOR', ''))
afterEach(() => void vi.unstubAllEnvs())

const jobs = [
  { id: 5, type: 'JoinJob' },
  { id: 12, type: 'ReduceJob' },
]

function line(text: string, stream: OutputLine['stream'] = 'stdout'): OutputLine {
  return { counter: 1, stream, time: 0, text }
}

function printer(stream: MemoryStream): JobPrinter {
  return new JobPrinter(new Terminal(stream, () => undefined), jobs)
}

it('prefixes each line with its job, padded to the longest', () => {
  const stream = new MemoryStream()
  const print = printer(stream)
  print.print(5, [line('5 -> 6'), line('5 -> 7')], 0)
  print.print(12, [line('done')], 0)
  expect(stream.text).toBe('JoinJob 5    | 5 -> 6\nJoinJob 5    | 5 -> 7\nReduceJob 12 | done\n')
})

it('marks the lines of stderr and of the agent', () => {
  const stream = new MemoryStream()
  printer(stream).print(5, [line('oh', 'stderr'), line('by the way', 'system')], 0)
  expect(stream.text).toBe('JoinJob 5    ! oh\nJoinJob 5    * by the way\n')
})

it('says how many lines an agent skipped', () => {
  const stream = new MemoryStream()
  printer(stream).print(5, [line('later')], 7)
  expect(stream.text).toBe('JoinJob 5    * … 7 lines skipped\nJoinJob 5    | later\n')
})

it('colours jobs on a terminal, each in its own colour, unless NO_COLOR is set', () => {
  const coloured = new MemoryStream()
  coloured.isTTY = true
  printer(coloured).print(5, [line('x')], 0)
  printer(coloured).print(12, [line('y')], 0)
  const colours = [...coloured.text.matchAll(/\u001B\[(\d+)m(?=\w)/g)].map(([, code]) => code)
  expect(new Set(colours).size).toBe(2)

  vi.stubEnv('NO_COLOR', '1')
  const plain = new MemoryStream()
  plain.isTTY = true
  printer(plain).print(5, [line('x')], 0)
  expect(plain.text).toBe('JoinJob 5    | x\n')
})

it('keeps no more than a few MiB for a reader that is too slow, and says what it skipped', async () => {
  const stream = new MemoryStream()
  stream.isStuck = true
  const print = printer(stream)
  for (let count = 0; count < 1000; count++) print.print(5, [line('x'.repeat(20_000))], 0)
  expect(stream.writableLength).toBeLessThan(5 * 1024 * 1024)
  const drained = new Promise((resolve) => stream.once('drain', resolve))
  stream.unstick()
  await drained
  expect(stream.text).toMatch(/… \d+ lines skipped: the reader is too slow\n$/)
})

it('tells when the reader has left', () => {
  const stream = new MemoryStream()
  const closed = vi.fn()
  new Terminal(stream, closed)
  stream.emit('error', Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }))
  expect(closed).toHaveBeenCalledTimes(1)
})
