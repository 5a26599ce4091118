import { totalmem } from 'node:os'
import type { Job, JobOptions } from './job'
import { outputs, Outputs } from './outputs'
import type { OutputPipe } from './pipe-types'

/** What `withLogging` sends for each call of `run`. */
export interface LogRecord {
  /** Class name and id of the job. */
  jobName: string
  /** Process id of the job on its node. */
  pid: number
  /** Calls of `run` (of a source: values) since the job started, from 1. */
  counter: number
  /** CPU time of the job's process, percent of one core, since the figures before. */
  cpuPercent: number
  /** Resident memory of the job's process, percent of the node's memory. */
  memoryPercent: number
  /** When `run` was called, milliseconds since 1970 by the node's clock, with fractions. */
  timeIn: number
  /** When its result was there. */
  timeOut: number
}

type JobClass = new (...args: never[]) => Job

/** Any job whose `run` is written. */
interface WrittenJob extends Job {
  run(...inputs: unknown[]): unknown
}

type LoggedOptions<Options> = Omit<NonNullable<Options>, 'outputs'> & {
  /** The job's own outputs, then one pipe more for the log. */
  outputs: readonly OutputPipe<never>[]
}

/** A job class made by `withLogging`. */
export type LoggedJobClass<Base extends JobClass> = (new (
  options: LoggedOptions<ConstructorParameters<Base>[0]>,
) => InstanceType<Base>) &
  Pick<Base, keyof Base>

/**
 * A class like the given one whose jobs also send a LogRecord per call of `run`, on one extra pipe that comes last in
 * `outputs`. LoggingSinkJob writes such records to a file.
 *
 * @example
 * class LoggedJoinJob extends withLogging(JoinJob) {}
 * new LoggedJoinJob({ inputs: […], outputs: [new ObjectPipe(105), new ObjectPipe(905)] })
 */
export function withLogging<Base extends JobClass>(base: Base): LoggedJobClass<Base> {
  class LoggedJob extends (base as unknown as new (options: JobOptions) => WrittenJob) {
    readonly #recorder = new Recorder(() => `${this.name} ${this.id}`)

    override run(...inputs: unknown[]): unknown {
      const timeIn = now()
      const result = super.run(...inputs)
      if (isAsyncGenerator(result)) return this.#logAsync(result)
      if (isGenerator(result)) return this.#logSync(result)
      if (result instanceof Promise) return result.then((value) => this.#withRecord(value, timeIn))
      return this.#withRecord(result, timeIn)
    }

    *#logSync(values: Generator): Generator {
      for (;;) {
        const timeIn = now()
        const next = values.next()
        if (next.done) return
        yield this.#withRecord(next.value, timeIn)
      }
    }

    async *#logAsync(values: AsyncGenerator): AsyncGenerator {
      for (;;) {
        const timeIn = now()
        const next = await values.next()
        if (next.done) return
        yield this.#withRecord(next.value, timeIn)
      }
    }

    #withRecord(result: unknown, timeIn: number): unknown {
      const own = this.outputs.length - 1
      if (result instanceof Outputs)
        return outputs(...(result.values as unknown[]), this.#recorder.record(timeIn))
      if (own > 0 && result === undefined) return undefined
      return outputs(...Array.from({ length: own }, () => result), this.#recorder.record(timeIn))
    }
  }
  Object.defineProperty(LoggedJob, 'name', { value: `Logged${base.name}` })
  return LoggedJob as unknown as LoggedJobClass<Base>
}

/** CPU and memory are read at most so often, since reading them costs more than a small job. */
const FIGURES_INTERVAL_MS = 100

class Recorder {
  #counter = 0
  #cpuPercent = 0
  #memoryPercent = 0
  #measuredAt = 0
  #cpu = { user: 0, system: 0 }

  constructor(private readonly jobName: () => string) {}

  record(timeIn: number): LogRecord {
    const timeOut = now()
    if (timeOut - this.#measuredAt >= FIGURES_INTERVAL_MS) this.#measure(timeOut)
    return {
      jobName: this.jobName(),
      pid: process.pid,
      counter: ++this.#counter,
      cpuPercent: this.#cpuPercent,
      memoryPercent: this.#memoryPercent,
      timeIn,
      timeOut,
    }
  }

  #measure(time: number): void {
    const cpu = process.cpuUsage()
    // The first time there is nothing to compare with but the start of the process.
    const elapsedMs = this.#measuredAt === 0 ? process.uptime() * 1000 : time - this.#measuredAt
    const usedMs = (cpu.user - this.#cpu.user + cpu.system - this.#cpu.system) / 1000
    this.#cpuPercent = round((100 * usedMs) / elapsedMs)
    this.#memoryPercent = round((100 * process.memoryUsage.rss()) / totalmem())
    this.#measuredAt = time
    this.#cpu = cpu
  }
}

function now(): number {
  return performance.timeOrigin + performance.now()
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}

function isGenerator(value: unknown): value is Generator {
  return typeof value === 'object' && value !== null && Symbol.iterator in value && 'next' in value
}

function isAsyncGenerator(value: unknown): value is AsyncGenerator {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value && 'next' in value
}
