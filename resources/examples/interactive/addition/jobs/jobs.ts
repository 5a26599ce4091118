import { InteractiveJob, Job } from 'fission'

/** A source at the keyboard: each line is one block, an empty one ends the job. */
export class NumberJob extends InteractiveJob<number> {
  /** Makes a number of the line. An error is shown to whoever typed it, who may try again. */
  convert(line: string) {
    const value = Number(line)
    if (Number.isNaN(value)) throw new TypeError('this is not a number')
    return value
  }
}

/** Waits for a number from both inputs: the first with the first, the second with the second, and so on. */
export class AddJob extends Job<[a: number, b: number]> {
  run(a: number, b: number) {
    console.log(`${a} + ${b} = ${a + b}`)
  }
}
