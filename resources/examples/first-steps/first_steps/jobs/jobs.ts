import { Job, sleep } from 'fission'

/**
 * A source has no inputs. What its generator yields goes to the job's outputs, one value after the other. When the
 * generator is over the job has finished, and every job behind it finishes after the last value.
 *
 * `Job<[], number>`: `run` takes nothing and gives numbers.
 */
export class CountJob extends Job<[], number> {
  async *run() {
    for (let value = 1; value <= 5; value++) {
      yield value
      await sleep(200)
    }
  }
}

/** A connector has inputs and outputs: `run` is called for each value that arrives, and what it returns is sent on. */
export class SquareJob extends Job<[value: number], number> {
  run(value: number) {
    return value * value
  }
}

/** A sink has no outputs. `console.log` appears on the job's console. */
export class PrintJob extends Job<[square: number]> {
  run(square: number) {
    console.log(`got ${square}`)
  }
}
