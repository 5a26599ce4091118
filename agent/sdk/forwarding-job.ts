import { Job } from './job'
import { outputs } from './outputs'

/** Passes on what it gets: one input goes to every output, several go to as many outputs one by one. */
export class ForwardingJob extends Job {
  override run(...inputs: unknown[]): unknown {
    return inputs.length === 1 ? inputs[0] : outputs(...inputs)
  }
}
