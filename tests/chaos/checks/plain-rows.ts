/** Pipes as they are: order and step are kept, every gap is marked, and nothing comes from a source that was replaced. */
import type { Report } from './violation'

/** Rounds that were lost between two good rows. */
export interface Loss {
  rounds: number
  /** When the last value before them and the first one after them were made. */
  fromMs: number
  toMs: number
}

interface Good {
  lifeA: string
  numberA: number
  lifeB: string
  numberB: number
  madeAtMs: number
}

export class PlainRows {
  /** Rows so far, with those that stand in. */
  count = 0
  /** Rows that stand in for lost data. */
  standIns = 0
  lastMadeAtMs = 0
  /** Times that the sources began again. */
  resets = 0
  private last: Good | null = null
  private marked = 0
  private sink = ''
  /** The last good row of the process of the sink before. */
  private before: Good | null = null
  private readonly replaced = new Set<string>()

  constructor(
    private readonly report: Report,
    private readonly lost: (loss: Loss) => void,
  ) {}

  /** Takes a line `sink,isGood,lifeA,numberA,lifeB,numberB,madeAtMs`. */
  add(line: string): void {
    const [sink = '', ...fields] = line.split(',')
    this.count++
    if (sink !== this.sink) this.sinkBegins(sink)
    const good = readGood(fields)
    if (good === null || !['0', '1'].includes(fields[0]!)) {
      return this.report('plain: rows are whole', `row ${this.count} is "${line}"`)
    }
    if (fields[0] === '0') {
      this.standIns++
      this.marked++
      return
    }
    const { last, marked } = this
    this.checkFenced(good)
    if (last !== null) this.compare(last, good, marked)
    else if (this.before !== null) this.replaceLives(this.before, good)
    this.last = good
    this.marked = 0
    this.lastMadeAtMs = Math.max(this.lastMadeAtMs, good.madeAtMs)
  }

  /** Another process of the sink begins in the middle, and cannot mark what was lost before. */
  private sinkBegins(sink: string): void {
    this.sink = sink
    this.marked = 0
    if (this.last !== null) this.before = this.last
    this.last = null
  }

  private checkFenced({ lifeA, lifeB }: Good): void {
    for (const life of [lifeA, lifeB]) {
      if (!this.replaced.has(life)) continue
      this.report('plain: a replaced source is not heard', `row ${this.count} is from source process ${life}`)
    }
  }

  private compare(last: Good, good: Good, marked: number): void {
    const isSameA = last.lifeA === good.lifeA
    const isSameB = last.lifeB === good.lifeB
    if (isSameA && isSameB) this.compareRounds(last, good, marked)
    else {
      this.resets++
      this.replaceLives(last, good)
      this.checkBeginning(good, { isSameA, isSameB }, marked)
      this.lost({ rounds: marked, fromMs: last.madeAtMs, toMs: good.madeAtMs })
    }
  }

  private replaceLives(last: Good, good: Good): void {
    if (last.lifeA !== good.lifeA) this.replaced.add(last.lifeA)
    if (last.lifeB !== good.lifeB) this.replaced.add(last.lifeB)
  }

  private compareRounds(last: Good, good: Good, marked: number): void {
    const step = good.numberA - last.numberA
    if (step <= 0) {
      this.report('plain: order is kept', `row ${this.count} has ${good.numberA} after ${last.numberA}`)
    }
    if (good.numberB - last.numberB !== step) {
      this.report(
        'plain: inputs stay in step',
        `row ${this.count}: source A went from ${last.numberA} to ${good.numberA}, B from ${last.numberB} to ${good.numberB}`,
      )
    }
    if (step - 1 !== marked) {
      this.report(
        'plain: every lost round is marked',
        `${step - 1} rounds between ${last.numberA} and ${good.numberA} are missing, ${marked} rows stand in (row ${this.count})`,
      )
    }
    if (step > 1) this.lost({ rounds: step - 1, fromMs: last.madeAtMs, toMs: good.madeAtMs })
  }

  /** The source that began last began with round 1. */
  private checkBeginning(good: Good, same: { isSameA: boolean; isSameB: boolean }, marked: number): void {
    const numbers = [same.isSameA ? Infinity : good.numberA, same.isSameB ? Infinity : good.numberB]
    const missing = Math.min(...numbers) - 1
    if (marked < missing) {
      this.report(
        'plain: every lost round is marked',
        `${missing} rounds are missing after a reset, ${marked} rows stand in (row ${this.count})`,
      )
    }
  }
}

function readGood([, lifeA, numberA, lifeB, numberB, madeAtMs]: string[]): Good | null {
  const numbers = [numberA, numberB, madeAtMs].map(Number)
  if (!lifeA || !lifeB || !numbers.every((number) => Number.isSafeInteger(number) && number > 0)) return null
  return { lifeA, numberA: numbers[0]!, lifeB, numberB: numbers[1]!, madeAtMs: numbers[2]! }
}
