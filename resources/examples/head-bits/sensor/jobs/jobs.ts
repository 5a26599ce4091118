import { Job, sleep, type Head } from 'fission'

/** The bit that these jobs use. Bits 0 to 2 (corrupted, reset, finished) belong to the system, the others are free. */
const IMPLAUSIBLE = 3

const readings = [21.0, 21.4, 99.9, 21.2, 20.9, 21.1, 21.3, 20.7, 99.9, 0.0, 99.9, 21.5]

/** Marks the head of each reading that cannot be right. `head` is new for every value. */
export class SensorJob extends Job<[], number> {
  static head = true

  async *run() {
    for (const reading of readings) {
      this.head.set(IMPLAUSIBLE, reading < 10 || reading > 40)
      yield reading
      await sleep(100)
    }
  }
}

/** Mean of the plausible readings of four. */
export class MeanJob extends Job<[readings: number[]], number> {
  static head = true

  /**
   * Makes the head of the mean from the heads of the readings. By default this is their OR: one marked reading would mark
   * the mean. Here most of them must be; `super` keeps the system's bits.
   */
  headReduce(heads: readonly Head[]) {
    const marked = heads.filter((head) => head.get(IMPLAUSIBLE))
    return super.headReduce(heads).with(IMPLAUSIBLE, marked.length > heads.length / 2)
  }

  run(readings: number[]) {
    // One entry per input; for a pipe with blockCount a list, as in `readings`.
    const [heads] = this.inHeads
    const plausible = readings.filter((_, i) => !heads[i].get(IMPLAUSIBLE))
    return plausible.reduce((sum, reading) => sum + reading, 0) / plausible.length
  }
}

/** Shows the mean, and whether it can be trusted: `head` holds the bits that came with it. */
export class DisplayJob extends Job<[mean: number]> {
  static head = true

  run(mean: number) {
    const doubt = this.head.get(IMPLAUSIBLE) ? ' (most readings were implausible)' : ''
    console.log(`${mean.toFixed(1)} °C${doubt}`)
  }
}
