// Pipes of this network. Most need only ObjectPipe, JsonPipe or BytesPipe from 'fission'.
import { ObjectPipe } from 'fission'

/** Collects five values: the job that reads it gets a list of them. */
export class ReducePipe extends ObjectPipe<number> {
  static override blockCount = 5
}
