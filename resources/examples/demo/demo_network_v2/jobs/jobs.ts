import { Job } from 'fission'

type Inputs = [in1: number, in2: number, in3: number, factor: number]

/** Waits for the first three inputs. The fourth is optional: whatever FactorPipe has at that moment. */
export class JoinJob extends Job<Inputs, number> {
  run(in1: number, in2: number, in3: number, factor: number) {
    const result = in1 * in2 * in3 * factor
    console.log(`${this.id} -> ${result}`)
    return result
  }
}
