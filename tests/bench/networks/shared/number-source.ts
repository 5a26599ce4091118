import { Job } from 'fission'

/** Counts up from 0 as fast as it is let. */
export class NumberSource extends Job<[], number> {
  override *run() {
    for (let value = 0; ; value++) yield value
  }
}
