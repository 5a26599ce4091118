// Jobs of this network. A job is a class with a method `run`.
import { Job, sleep } from 'fission'

/** A source: its `run` is a generator, and every value that it yields goes to the job's output pipes. */
export class SourceJob extends Job {
  async *run() {
    for (let value = 1; ; value++) {
      console.log(`${this.id} -> ${value}`)
      yield value
      await sleep(1000)
    }
  }
}
