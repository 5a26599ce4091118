import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { BytesPipe, CsvSinkJob, LoggingSinkJob, ObjectPipe, reset } from 'fission'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

let directory: string
let file: string
const endOfTick = () => new Promise((resolve) => setImmediate(resolve))
const content = () => readFileSync(file, 'utf8')

beforeEach(() => {
  reset()
  directory = mkdtempSync(path.join(os.tmpdir(), 'fission-csv-'))
  file = path.join(directory, 'results/rows.csv')
})
afterEach(() => {
  rmSync(directory, { recursive: true })
})

const sink = (colPattern?: string) =>
  new CsvSinkJob({ path: file, colPattern, inputs: [new ObjectPipe(201), new BytesPipe(202, 2)] })

it('begins with a header when it is set up, before any row', async () => {
  await sink().setup()
  expect(content()).toBe('pipe_201,pipe_202\n')
})

it('writes the rows of a tick by the end of the tick', async () => {
  const job = sink()
  await job.setup()
  job.run(1, 2)
  job.run('a,"b"', null)
  expect(content()).toBe('pipe_201,pipe_202\n')
  await endOfTick()
  expect(content()).toBe('pipe_201,pipe_202\n1,2\n"a,""b""",\n')
})

it('writes every kind of value', async () => {
  const job = sink()
  job.run(true, new Date(0))
  job.run([1, 2n], Uint8Array.of(1, 2))
  job.run({ a: 1 }, undefined)
  job.run(0.1, 'two\nlines')
  await endOfTick()
  expect(content().split('\n').slice(1)).toEqual([
    'true,1970-01-01T00:00:00.000Z',
    '"[1,""2""]","[1,2]"',
    '"{""a"":1}",',
    '0.1,"two',
    'lines"',
    '',
  ])
})

it('names columns by the pattern', async () => {
  await sink('{pipe.name} no. {pipe.id}').setup()
  expect(content()).toBe('ObjectPipe no. 201,BytesPipe no. 202\n')
})

it('continues the file of an earlier placement without a second header', async () => {
  const [first, second] = [sink(), sink()]
  first.run(1, 1)
  await endOfTick()
  await second.setup()
  second.run(2, 2)
  await endOfTick()
  expect(content()).toBe('pipe_201,pipe_202\n1,1\n2,2\n')
})

it('begins a new line after a row that was cut off', async () => {
  await sink().setup()
  appendFileSync(file, '1,')
  const job = sink()
  job.run(2, 2)
  await endOfTick()
  expect(content()).toBe('pipe_201,pipe_202\n1,\n2,2\n')
})

it('writes early when a tick brings very many rows', () => {
  const job = sink()
  for (let row = 0; row < 5000; row++) job.run(row, row)
  expect(content().split('\n').length).toBeGreaterThan(4000)
})

it('says which job cannot write which file', () => {
  writeFileSync(path.join(directory, 'file'), '')
  const job = new CsvSinkJob({ path: path.join(directory, 'file/a.csv'), inputs: [new ObjectPipe(1)] })
  expect(() => job.setup()).toThrow(/^CsvSinkJob 1 can't write .*a\.csv: /)
})

it.skipIf(process.platform !== 'linux')('says that the disk is full', () => {
  const job = new CsvSinkJob({ path: '/dev/full', inputs: [new ObjectPipe(1)] })
  expect(() => job.setup()).toThrow("CsvSinkJob 1 can't write /dev/full: ENOSPC: no space left on device")
})

it('keeps up with a hundred thousand rows a second', async () => {
  const job = sink()
  const start = process.cpuUsage()
  for (let row = 0; row < 100_000; row++) {
    job.run(row, 'text')
    if (row % 100 === 99) await endOfTick()
  }
  await endOfTick()
  // Processor time, which other programs of the machine do not add to.
  const { user, system } = process.cpuUsage(start)
  expect((user + system) / 1000).toBeLessThan(1000)
  expect(content().split('\n')).toHaveLength(100_002)
})

it('writes a row for each log record', async () => {
  const job = new LoggingSinkJob({ path: file, inputs: [new ObjectPipe(901), new ObjectPipe(902)] })
  const record = {
    jobName: 'A 1',
    pid: 7,
    counter: 1,
    cpuPercent: 2.5,
    memoryPercent: 1,
    timeIn: 10,
    timeOut: 11.5,
  }
  job.run(record, { ...record, jobName: 'B 2' })
  await endOfTick()
  expect(content()).toBe(
    'jobName,pid,counter,cpuPercent,memoryPercent,timeIn,timeOut\nA 1,7,1,2.5,1,10,11.5\nB 2,7,1,2.5,1,10,11.5\n',
  )
})

class SafePipe extends ObjectPipe<number> {
  static override reliable = true
}

/** A sink in a process of its own, as far as a sink can tell. */
const safeSink = async (state?: unknown) => {
  reset()
  const job = new CsvSinkJob({ path: file, inputs: [new SafePipe(1)] })
  await job.setup()
  if (state !== undefined) job.restore!(state)
  return job
}

describe('On reliable pipes', () => {
  const before = process.cwd()
  beforeEach(() => process.chdir(directory))
  afterEach(() => process.chdir(before))

  it('goes on after the rows of its state', async () => {
    const first = await safeSink()
    first.run(1)
    const state = first.save!()
    first.run(2)
    await endOfTick()
    const second = await safeSink(state)
    second.run(2)
    await endOfTick()
    expect(content()).toBe('pipe_1\n1\n2\n')
  })

  it('begins again where the run began when no state was kept', async () => {
    mkdirSync(path.dirname(file))
    writeFileSync(file, 'pipe_1\n0\n')
    const first = await safeSink()
    first.run(1)
    await endOfTick()
    const second = await safeSink()
    second.run(1)
    await endOfTick()
    expect(content()).toBe('pipe_1\n0\n1\n')
  })

  it('cuts nothing off without a state once states are kept', async () => {
    const first = await safeSink()
    first.run(1)
    first.save!()
    first.save!()
    await safeSink()
    expect(content()).toBe('pipe_1\n1\n')
  })

  it('keeps the state of a subclass, too', async () => {
    class Sums extends CsvSinkJob<[number]> {
      sum = 0
      override save() {
        return this.sum
      }
      override restore(state: number) {
        this.sum = state
      }
    }
    const make = () => new Sums({ path: file, inputs: [new SafePipe(1)] })
    const first = make()
    first.sum = 5
    const state = first.save()
    reset()
    const second = make()
    second.restore(state)
    expect(second.sum).toBe(5)
  })

  it('has no state on other pipes', () => {
    expect(sink()).not.toHaveProperty('save')
    expect(sink()).not.toHaveProperty('restore')
  })
})
