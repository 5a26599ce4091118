// Jobs that demo_network_v2, v3 and v4 have in common.
import { InteractiveJob, Job, sleep, type JobOptions } from 'fission'

interface SourceOptions extends JobOptions<[], number> {
  intervalMs: number
}

/** Sends 1, 2, 3, … Its constructor runs on the client; plain values such as `intervalMs` travel to the node. */
export class SourceJob extends Job<[], number> {
  intervalMs: number

  constructor({ intervalMs, ...options }: SourceOptions) {
    super(options)
    this.intervalMs = intervalMs
  }

  async *run() {
    for (let value = 1; ; value++) {
      console.log(`${this.id} -> ${value}`)
      yield value
      await sleep(this.intervalMs)
    }
  }
}

/** A local job: runs on the client and sends the numbers that are typed there, one per line. */
export class FactorJob extends InteractiveJob<number> {
  convert(line: string) {
    const factor = Number(line)
    // Shown to whoever typed it; the job goes on.
    if (Number.isNaN(factor)) throw new TypeError('a factor is a number, such as 10')
    return factor
  }
}

/** Adds up five products. What it returns goes to its outputs: none in v2 and v3, a CSV file in v4. */
export class ReduceJob extends Job<[products: number[]], number> {
  run(products: number[]) {
    const sum = products.reduce((total, product) => total + product)
    console.log(`${this.id} -> Sum over [${products.join(', ')}] is ${sum}`)
    return sum
  }
}
