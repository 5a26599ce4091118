import { randomUUID } from 'node:crypto'
import { CsvSinkJob, Job, sleep } from 'fission'
import { PERIOD_MS } from '../shared/nodes'

/** One block of a source: which process made it, its number in that life, and when. */
export interface Beat {
  life: string
  number: number
  madeAtMs: number
}

/** The beats of both sources in one round. */
export interface Pair {
  a: Beat
  b: Beat
}

/** Begins at 1 in every life. */
export class Beats extends Job<[], Beat> {
  override async *run() {
    const life = randomUUID().slice(0, 8)
    for (let number = 1; ; number++) {
      yield { life, number, madeAtMs: Date.now() }
      await sleep(PERIOD_MS)
    }
  }
}

/** Two branches must be in step here. */
export class Joins extends Job<[Beat, Beat], Pair> {
  override run(a: Beat, b: Beat) {
    return { a, b }
  }
}

/** `sink,isGood,lifeA,numberA,lifeB,numberB,madeAtMs`: which process wrote it; what stands in for lost data is not good. */
export class PairsSink extends CsvSinkJob<[Pair]> {
  static override head = true

  override columns() {
    return ['sink', 'isGood', 'lifeA', 'numberA', 'lifeB', 'numberB', 'madeAtMs']
  }

  override rows([{ a, b }]: [Pair]) {
    return [[process.pid, this.head.corrupted ? 0 : 1, a.life, a.number, b.life, b.number, a.madeAtMs]]
  }
}
