import { ObjectPipe } from 'fission'

/** Waits for five values and passes them on together, as a list. */
export class ReducePipe extends ObjectPipe<number> {
  static blockCount = 5
}
