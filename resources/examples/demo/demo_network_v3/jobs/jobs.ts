import { Job, outputs, type Outputs } from 'fission'

type Inputs = [in1: number, in2: number, in3: number, factor: number]
type Results = Outputs<[result: number, factor: number, copy: number]>

/** As in v2, but with three outputs: the product for ReduceJob, and what the CSV file is to show of each round. */
export class JoinJob extends Job<Inputs, Results> {
  run(in1: number, in2: number, in3: number, factor: number) {
    const result = in1 * in2 * in3 * factor
    console.log(`${this.id} -> ${result}`)
    // One value per output, in the order of the config. A value without outputs(…) would go to all of them.
    return outputs(result, factor, result)
  }
}
