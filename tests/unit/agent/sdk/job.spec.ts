import {
  ClockJob,
  CsvSinkJob,
  ForwardingJob,
  Head,
  InteractiveJob,
  Job,
  local,
  ObjectPipe,
  outputs,
  reset,
  sleep,
} from 'fission'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { control } from '../../../../agent/sdk/internals'

class PlainJob extends Job {
  override run(): number {
    return 1
  }
}

beforeEach(reset)

describe('a job', () => {
  it('gets an id from 1 in the order of construction, and its name from its class', () => {
    const jobs = [new PlainJob(), new ForwardingJob(), new PlainJob()]
    expect(jobs.map(({ id, name }) => [id, name])).toEqual([
      [1, 'PlainJob'],
      [2, 'ForwardingJob'],
      [3, 'PlainJob'],
    ])
    reset()
    expect(new PlainJob().id).toBe(1)
  })

  it('may run anywhere, prefers no node, and drops nothing unless it says so', () => {
    const { groups, defaultNode, usesHead, maxQueue, dependencies } = new PlainJob()
    expect({ groups, defaultNode, usesHead, maxQueue, dependencies }).toEqual({
      groups: 'ALL',
      defaultNode: null,
      usesHead: false,
      maxQueue: 0,
      dependencies: [],
    })
  })

  it('takes its attributes from its class, then from its options, then from its constructor', () => {
    class RoofJob extends PlainJob {
      static override groups = ['roof']
      static override head = true
      static override maxQueue = 3
      static override dependencies = 'shared/models'
    }
    class WideJob extends RoofJob {
      constructor() {
        super({ groups: 'options', maxQueue: 7 })
        this.groups = ['constructor']
      }
    }
    expect(new RoofJob()).toMatchObject({
      groups: ['roof'],
      usesHead: true,
      maxQueue: 3,
      dependencies: 'shared/models',
    })
    expect(new RoofJob({ defaultNode: 'desk', groups: [] })).toMatchObject({
      defaultNode: 'desk',
      groups: [],
    })
    expect(new WideJob()).toMatchObject({ groups: ['constructor'], maxQueue: 7 })
  })

  it('keeps its pipes in their order and refuses a list that is none', () => {
    const [a, b] = [new ObjectPipe(2), new ObjectPipe(1)]
    expect(new PlainJob({ inputs: [a, b] }).inputs).toEqual([a, b])
    expect(() => new PlainJob({ outputs: a as never })).toThrow('outputs of PlainJob 2 is no list of pipes')
  })

  it('is ended by finish()', () => {
    const job = new PlainJob()
    expect(job[control].finishing).toBe(false)
    job.finish()
    expect(job[control].finishing).toBe(true)
  })

  it('reduces heads to the OR of all', () => {
    const heads = [new Head(1, 0b1), new Head(1, 0b1000), new Head(1, 0b1)]
    expect(new PlainJob().headReduce(heads).toNumber()).toBe(0b1001)
    expect(heads[0]?.toNumber()).toBe(0b1)
  })

  it('is made local by a mix-in', () => {
    class LocalPlain extends local(PlainJob) {}
    const job = new LocalPlain()
    expect([job.groups, job.run(), job.name]).toEqual(['LOCAL', 1, 'LocalPlain'])
    expect(new PlainJob().groups).toBe('ALL')
  })
})

describe('a forwarding job', () => {
  it('gives one input to every output and several to one each', () => {
    const job = new ForwardingJob()
    expect(job.run('a')).toBe('a')
    expect(job.run(['a'])).toEqual(['a'])
    expect(job.run('a', 'b')).toEqual(outputs('a', 'b'))
  })
})

describe('a clock', () => {
  it('ticks at even intervals counted from its start, and catches up after a delay', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] })
    try {
      const ticks: [number, number][] = []
      const start = performance.now()
      const clock = new ClockJob({ intervalMs: 100 }).run()
      const take = async () => {
        const { value } = await clock.next()
        ticks.push([value ?? 0, performance.now() - start])
      }
      await take()
      const second = take()
      await vi.advanceTimersByTimeAsync(100)
      await second
      vi.advanceTimersByTime(250)
      await take()
      await take()
      const fifth = take()
      await vi.advanceTimersByTimeAsync(50)
      await fifth
      expect(ticks).toEqual([
        [1, 0],
        [2, 100],
        [3, 350],
        [4, 350],
        [5, 400],
      ])
    } finally {
      vi.useRealTimers()
    }
  })

  it('refuses an interval that is no time', () => {
    expect(() => new ClockJob({ intervalMs: 0 })).toThrow(
      'intervalMs of ClockJob 1 is a number above 0, not 0',
    )
    expect(() => new ClockJob({ intervalMs: NaN })).toThrow('not NaN')
  })
})

describe('an interactive job', () => {
  async function typed<T>(job: InteractiveJob<T>, lines: (string | null)[]): Promise<T[]> {
    job[control].nextLine = () => Promise.resolve(lines.shift() ?? null)
    const values: T[] = []
    for await (const value of job.run()) values.push(value)
    return values
  }

  it('sends each line until an empty one, then finishes', async () => {
    const job = new InteractiveJob()
    expect(await typed(job, ['1', 'two', '', 'after'])).toEqual(['1', 'two'])
    expect(job[control].finishing).toBe(true)
    expect(job.groups).toBe('LOCAL')
  })

  it('finishes at the end of the input', async () => {
    const job = new InteractiveJob()
    expect(await typed(job, ['1', null])).toEqual(['1'])
    expect(job[control].finishing).toBe(true)
  })

  it('converts lines and lets the user try again when that fails', async () => {
    class NumberJob extends InteractiveJob<number> {
      override convert(line: string) {
        if (!/^\d+$/.test(line)) throw new Error('type a whole number')
        return Number(line)
      }
    }
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    expect(await typed(new NumberJob(), ['1', 'one', '2', ''])).toEqual([1, 2])
    expect(said).toHaveBeenCalledExactlyOnceWith('"one" was not sent: type a whole number')
    said.mockRestore()
  })
})

describe('a CSV sink', () => {
  it('is local and needs a path', () => {
    expect(new CsvSinkJob({ path: 'a.csv' }).groups).toBe('LOCAL')
    expect(() => new CsvSinkJob({ path: '' })).toThrow(
      "CsvSinkJob 2 needs the path of a file, e.g. path: 'results.csv'",
    )
  })
})

it('sleep waits as long as it is told', async () => {
  vi.useFakeTimers()
  const woken = vi.fn()
  const sleeping = sleep(50).then(woken)
  await vi.advanceTimersByTimeAsync(49)
  expect(woken).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1)
  expect(woken).toHaveBeenCalledOnce()
  await sleeping
  vi.useRealTimers()
})
