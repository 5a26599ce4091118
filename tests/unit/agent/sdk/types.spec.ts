/** The compiler is the test here: tsc checks this file, and an unused @ts-expect-error is an error. */
import {
  BytesPipe,
  ClockJob,
  CsvSinkJob,
  defineNetwork,
  ForwardingJob,
  InteractiveJob,
  Job,
  LoggingSinkJob,
  JsonPipe,
  local,
  ObjectPipe,
  optional,
  OptionalObjectPipe,
  outputs,
  Pipe,
  reset,
  withLogging,
  type InputHead,
  type JobOptions,
  type Outputs,
} from 'fission'
import { beforeEach, describe, expect, expectTypeOf, it } from 'vitest'

class TextJob extends Job<[a: string]> {
  override run(a: string) {
    return a.toUpperCase()
  }
}

class ReducePipe extends ObjectPipe<number> {
  static override blockCount = 5
}

class ReduceJob extends Job<[values: number[]], number> {
  override run(values: number[]) {
    return values.reduce((sum, value) => sum + value)
  }
}

class SplitJob extends Job<[value: number], Outputs<[number, string]>> {
  override run(value: number) {
    return outputs(value, String(value))
  }
}

class JoinJob extends Job {
  override run(a: number, b: number) {
    return a * b
  }
}

beforeEach(reset)

describe('the pipes of a typed job', () => {
  it('must carry what run takes', () => {
    new TextJob({ inputs: [new ObjectPipe<string>(1)] })
    // @ts-expect-error run takes a text
    new TextJob({ inputs: [new ObjectPipe<number>(2)] })
    // @ts-expect-error run takes one value
    new TextJob({ inputs: [new ObjectPipe<string>(1), new ObjectPipe<string>(3)] })
    // @ts-expect-error an array of texts is no text
    new TextJob({ inputs: [new ObjectPipe<string[]>(4)] })
    // @ts-expect-error bytes are no text
    new TextJob({ inputs: [new BytesPipe(5, 8)] })
  })

  it('take the type of the argument when they name none', () => {
    const job = new TextJob({ inputs: [new ObjectPipe(1)], outputs: [new JsonPipe(2)] })
    expect(job.inputs[0]).toBeInstanceOf(ObjectPipe)
    new ReduceJob({ inputs: [new ObjectPipe(3)], outputs: [new ObjectPipe(4)] })
  })

  it('may collect items for an argument that is a list', () => {
    const job = new ReduceJob({ inputs: [new ReducePipe(105)] })
    expect(job.inputs[0]?.blockCount).toBe(5)
    new ReduceJob({ inputs: [new ObjectPipe<number[]>(106)] })
    // @ts-expect-error the list holds numbers
    new ReduceJob({ inputs: [new ObjectPipe<string>(107)] })
  })

  it('must accept what run returns', () => {
    new ReduceJob({ outputs: [new ObjectPipe<number>(1), new ObjectPipe<number | string>(2)] })
    // @ts-expect-error run returns numbers
    new ReduceJob({ outputs: [new ObjectPipe<string>(3)] })
    new SplitJob({ outputs: [new ObjectPipe<number>(4), new ObjectPipe<string>(5)] })
    // @ts-expect-error the second value is a text
    new SplitJob({ outputs: [new ObjectPipe<number>(6), new ObjectPipe<number>(7)] })
  })

  it('are checked in predefined jobs too', () => {
    new ClockJob({ intervalMs: 10, outputs: [new ObjectPipe<number>(1)] })
    // @ts-expect-error a clock counts
    new ClockJob({ intervalMs: 10, outputs: [new ObjectPipe<string>(2)] })
    new InteractiveJob({ outputs: [new ObjectPipe<string>(3)] })
  })
})

describe('an untyped job', () => {
  it('accepts any pipes', () => {
    new JoinJob({ inputs: [new ObjectPipe<string>(1), new BytesPipe(2, 4)], outputs: [new ReducePipe(3)] })
    new ForwardingJob({
      inputs: [new JsonPipe<{ a: number }>(4)],
      outputs: [new OptionalObjectPipe<Date>(5)],
    })
    new CsvSinkJob({ path: 'a.csv', inputs: [new ObjectPipe<string>(6), new BytesPipe(7, 4)] })
  })

  it('refuses what is no pipe', () => {
    // @ts-expect-error a job is no pipe
    expect(() => new JoinJob({ inputs: [new JoinJob()] })).toThrow('inputs[0] of JoinJob 2 is no pipe')
  })
})

describe('jobs of all types', () => {
  it('fit into one list, one config, and a variable of type Job', () => {
    const jobs: Job[] = [new TextJob(), new ReduceJob(), new SplitJob(), new JoinJob()]
    jobs.push(new LoggingSinkJob({ path: 'log.csv' }), new InteractiveJob())
    defineNetwork({ jobs: [new TextJob(), new ReduceJob(), ...jobs] })
    expect(jobs).toHaveLength(6)
  })

  it('keep their types when a mix-in is applied', () => {
    class LocalText extends local(TextJob) {}
    class LoggedJoin extends withLogging(JoinJob) {}
    expectTypeOf(new LocalText().run('a')).toEqualTypeOf<string>()
    const logged = new LoggedJoin({ outputs: [new ObjectPipe<number>(1), new ObjectPipe(2)] })
    expectTypeOf(logged.run(1, 2)).toEqualTypeOf<number>()
    // @ts-expect-error a text is asked for
    expect(() => new LocalText({ inputs: [new ObjectPipe<number>(3)] })).not.toThrow()
  })

  it('may be told of by pipes, by class or by name', () => {
    class GuardedPipe extends ObjectPipe<number> {
      static override sourceJobs = [ClockJob, SplitJob, 'ReduceJob']
    }
    expect(new GuardedPipe(1).sourceJobs).toHaveLength(3)
  })
})

describe('own constructors and pipes', () => {
  it('see their arguments checked', () => {
    class ScaleJob extends Job<[value: number], number> {
      static override groups = ['fast', 'ALL']
      factor: number
      constructor({ factor, ...options }: JobOptions<[number], number> & { factor: number }) {
        super(options)
        this.factor = factor
      }
      override run(value: number) {
        return value * this.factor
      }
    }
    class IntegerPipe extends Pipe<number> {
      static override blockSize = 4
      override pack(value: number) {
        const bytes = Buffer.alloc(4)
        bytes.writeInt32BE(value)
        return bytes
      }
      override unpack(bytes: Buffer) {
        return bytes.readInt32BE()
      }
    }
    const job = new ScaleJob({ factor: 2, inputs: [new IntegerPipe(1)], outputs: [new IntegerPipe(2)] })
    expect([job.run(21), job.groups]).toEqual([42, ['fast', 'ALL']])
    // @ts-expect-error factor is missing
    new ScaleJob({ inputs: [new IntegerPipe(1)] })
    const anyPipe: Pipe = new IntegerPipe(3)
    expect(anyPipe.id).toBe(3)
  })

  it('keep the type of an optional pipe', () => {
    const SettingsPipe = optional(JsonPipe, { default: { gain: 1 } })
    class CountPipe extends OptionalObjectPipe<number> {
      static override optionalDefault = 0
    }
    expectTypeOf(new SettingsPipe<number>(1)).toEqualTypeOf<JsonPipe<number>>()
    new ReduceJob({ inputs: [new CountPipe(2)] })
    // @ts-expect-error run takes a text
    new TextJob({ inputs: [new CountPipe(2)] })
  })

  it('reach an input head as one head and as a list', () => {
    expectTypeOf<InputHead['corrupted']>().toEqualTypeOf<boolean>()
    expectTypeOf<InputHead[0]['corrupted']>().toEqualTypeOf<boolean>()
  })
})
