import { ObjectPipe } from 'fission'

/** Collects four readings. */
export class ReadingsPipe extends ObjectPipe<number> {
  static blockCount = 4
}
