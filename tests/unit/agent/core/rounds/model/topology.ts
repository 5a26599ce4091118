/** Random networks: sources first, every other job reads from jobs before it. */
import type { Tape } from './tape'

export interface Pipe {
  from: number
  to: number
  /** Which of the destination's inputs it is. */
  input: number
  blockCount: number
}

export interface JobShape {
  source: boolean
  inputs: Pipe[]
  outputs: Pipe[]
  /** Source rounds in one of its rounds, along its shortest and its longest way from a source. */
  fewest: number
  most: number
}

/** More source rounds than this in one round of a job would only make schedules longer. */
const MAX_SOURCE_ROUNDS = 8

/** 1 to 4 sources and 1 to 5 other jobs with 1 to 3 inputs each. */
export function randomTopology(tape: Tape): JobShape[] {
  const jobs: JobShape[] = []
  const sources = 1 + tape.next(4)
  const others = 1 + tape.next(5)
  for (let i = 0; i < sources; i++) {
    jobs.push({ source: true, inputs: [], outputs: [], fewest: 1, most: 1 })
  }
  for (let to = sources; to < sources + others; to++) {
    const job: JobShape = { source: false, inputs: [], outputs: [], fewest: Infinity, most: 1 }
    const inputs = 1 + tape.next(3)
    for (let input = 0; input < inputs; input++) {
      const from = tape.next(to)
      const sender = jobs[from]!
      const wanted = 1 + tape.next(3)
      const blockCount = sender.most * wanted > MAX_SOURCE_ROUNDS ? 1 : wanted
      const pipe: Pipe = { from, to, input, blockCount }
      job.inputs.push(pipe)
      sender.outputs.push(pipe)
      job.fewest = Math.min(job.fewest, sender.fewest * blockCount)
      job.most = Math.max(job.most, sender.most * blockCount)
    }
    jobs.push(job)
  }
  return jobs
}
