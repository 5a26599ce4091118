import { Job, ObjectPipe, outputs, Outputs, reset, withLogging, type LogRecord } from 'fission'
import { beforeEach, expect, it } from 'vitest'

beforeEach(reset)

const logPipe = () => new ObjectPipe<LogRecord>(900)

/** The values and the record of a logged job's output. */
function parts(result: unknown): { values: unknown[]; record: LogRecord } {
  if (!(result instanceof Outputs)) throw new Error('the result has no record')
  const values = [...(result.values as unknown[])]
  return { values, record: values.pop() as LogRecord }
}

class AddJob extends Job {
  override run(a: number, b: number): unknown {
    return a + b
  }
}

it('gives the value to every output of the job and the record to the last', () => {
  const job = new (withLogging(AddJob))({ outputs: [new ObjectPipe(1), new ObjectPipe(2), logPipe()] })
  const before = Date.now() - 1
  const { values, record } = parts(job.run(1, 2))
  expect(values).toEqual([3, 3])
  expect(record).toMatchObject({ jobName: 'LoggedAddJob 1', pid: process.pid, counter: 1 })
  expect(record.timeIn).toBeGreaterThanOrEqual(before)
  expect(record.timeOut).toBeGreaterThanOrEqual(record.timeIn)
  expect(record.memoryPercent).toBeGreaterThan(0)
  expect(record.cpuPercent).toBeGreaterThan(0)
  expect(parts(job.run(1, 2)).record.counter).toBe(2)
})

it('keeps the values of outputs() apart', () => {
  class SplitJob extends Job {
    override run(value: number): unknown {
      return outputs(value, -value)
    }
  }
  const job = new (withLogging(SplitJob))({ outputs: [new ObjectPipe(1), new ObjectPipe(2), logPipe()] })
  expect(parts(job.run(3)).values).toEqual([3, -3])
})

it('gives a sink an output of its own', async () => {
  class SinkJob extends Job {
    override async run(value: number): Promise<unknown> {
      return Promise.resolve(value > 0 ? undefined : 1)
    }
  }
  const job = new (withLogging(SinkJob))({ outputs: [logPipe()] })
  expect(parts(await job.run(3)).values).toEqual([])
})

it('logs each value of a source', async () => {
  class CountJob extends Job {
    override *run() {
      yield 1
      yield 2
    }
  }
  class SlowCountJob extends Job {
    override async *run() {
      yield* [await Promise.resolve(1), 2]
    }
  }
  const results: unknown[] = [
    ...new (withLogging(CountJob))({ outputs: [new ObjectPipe(1), logPipe()] }).run(),
  ]
  for await (const result of new (withLogging(SlowCountJob))({
    outputs: [new ObjectPipe(2), logPipe()],
  }).run()) {
    results.push(result)
  }
  expect(results.map((result) => [parts(result).values[0], parts(result).record.counter])).toEqual([
    [1, 1],
    [2, 2],
    [1, 1],
    [2, 2],
  ])
})

it('leaves it to the system when the job returns nothing', () => {
  class SilentJob extends Job {
    override run(): unknown {
      return undefined
    }
  }
  expect(new (withLogging(SilentJob))({ outputs: [new ObjectPipe(1), logPipe()] }).run()).toBeUndefined()
})
