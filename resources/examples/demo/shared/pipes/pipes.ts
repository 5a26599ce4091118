// Pipes that demo_network_v2, v3 and v4 have in common.
import { ObjectPipe, OptionalObjectPipe } from 'fission'

/** Waits for five values and passes them on together, as a list. */
export class ReducePipe extends ObjectPipe<number> {
  static blockCount = 5
}

/** An optional pipe: `run` does not wait for it, but gets 1 until a factor comes, and then the last factor. */
export class FactorPipe extends OptionalObjectPipe<number> {
  static optionalDefault = 1
  static optionalStore = true
}
