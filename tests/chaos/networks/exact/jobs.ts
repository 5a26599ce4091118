import { CsvSinkJob, Job, JsonPipe, sleep } from 'fission'
import { PERIOD_MS } from '../shared/nodes'

/** What the source counts, and when it did. */
export interface Count {
  value: number
  madeAtMs: number
}

/** A count with the sum of all up to it. */
export interface Sum extends Count {
  sum: number
}

/** Nothing on it is lost or doubled. */
export class ExactPipe<T> extends JsonPipe<T> {
  static override reliable = true
}

/** Counts on from where it was. */
export class Counts extends Job<[], Count> {
  static override saveEveryMs = 250
  private value = 0

  override async *run() {
    for (;;) {
      this.value++
      yield { value: this.value, madeAtMs: Date.now() }
      await sleep(PERIOD_MS)
    }
  }

  override save() {
    return this.value
  }

  override restore(state: number) {
    this.value = state
  }
}

/** A connector without a state. */
export class Passes extends Job<[Sum], Sum> {
  override run(sum: Sum) {
    return sum
  }
}

/** `value,sum,madeAtMs` */
export class SumsSink extends CsvSinkJob<[Sum]> {
  override columns() {
    return ['value', 'sum', 'madeAtMs']
  }

  override rows([{ value, sum, madeAtMs }]: [Sum]) {
    return [[value, sum, madeAtMs]]
  }
}
