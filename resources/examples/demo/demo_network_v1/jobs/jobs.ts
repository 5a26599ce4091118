import { Job, sleep } from 'fission'

/**
 * A source: no inputs. Its `run` is a generator, so it can count without keeping anything in `this`. The type
 * parameters say what `run` takes (nothing) and gives (numbers); the compiler then checks the pipes in config.ts.
 */
export class SourceJob extends Job<[], number> {
  async *run() {
    for (let value = 1; ; value++) {
      console.log(`${this.id} -> ${value}`)
      yield value
      await sleep(1000)
    }
  }
}

/** A connector: `run` is called once per round, with the value of that round from each of its three inputs. */
export class JoinJob extends Job<[in1: number, in2: number, in3: number], number> {
  run(in1: number, in2: number, in3: number) {
    const result = in1 * in2 * in3
    console.log(`${this.id} -> ${result}`)
    return result
  }
}

/** A sink: no outputs. ReducePipe collects five values, so `run` gets a list of them, every fifth round. */
export class ReduceJob extends Job<[values: number[]]> {
  run(values: number[]) {
    const result = values.reduce((sum, value) => sum + value)
    console.log(`${this.id} -> Sum over [${values.join(', ')}] is ${result}`)
  }
}
