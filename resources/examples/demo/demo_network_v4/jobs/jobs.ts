import { Job, outputs, withLogging, type Outputs } from 'fission'

type Inputs = [in1: number, in2: number, in3: number, factor: number]
type Results = Outputs<[result: number, factor: number, copy: number]>

/** Bit of the head that marks a product with a factor. Bits 0 to 2 belong to the system, the others are free. */
const SCALED = 3

/** As in v3, and `head`, the few bits that travel with each block, tells the jobs behind it of a factor. */
export class JoinJob extends Job<Inputs, Results> {
  static head = true

  run(in1: number, in2: number, in3: number, factor: number) {
    const result = in1 * in2 * in3 * factor
    this.head.set(SCALED, factor !== 1)
    console.log(`${this.id} -> ${result}`)
    return outputs(result, factor, result)
  }
}

/** JoinJob with one output more: for each call of `run` a record of when it ran and what it cost. */
export class LoggedJoinJob extends withLogging(JoinJob) {}

/** As the shared one, and counts the marked products: `inHeads` has one list of heads per input, as `run` has of values. */
export class ReduceJob extends Job<[products: number[]], number> {
  static head = true

  run(products: number[]) {
    const sum = products.reduce((total, product) => total + product)
    const scaled = this.inHeads[0].filter((head) => head.get(SCALED)).length
    console.log(`${this.id} -> Sum over [${products.join(', ')}] is ${sum}, ${scaled} scaled`)
    return sum
  }
}
