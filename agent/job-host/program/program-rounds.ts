/** Which rounds the blocks of a program belong to: its n-th block on an output is that of its n-th round. */
import { HeadBit } from '../../protocol/frame'

/** Generation and round of a block, and the head that goes with it where the program writes none. */
export interface ProgramRound {
  generation: number
  round: number
  head: Uint8Array
}

/** What the inputs and outputs of a program ask about its rounds. */
export interface ProgramRounds {
  /** The round of the next block on an output; null: not known yet. */
  take(output: number): ProgramRound | null
  /** There will be no more rounds. */
  end(): void
  /** The first round of which no output will have a block. */
  readonly next: { generation: number; round: number }
}

interface Span {
  generation: number
  first: number
  count: number
  head: Uint8Array
}

/** For a program with synchronous inputs: its outputs carry the numbers and heads of the rounds that it was given. */
export class FedRounds implements ProgramRounds {
  /** For each output what it has not used yet. */
  private readonly waiting: Span[][]
  private hasEnded = false
  next = { generation: 0, round: 1 }

  constructor(
    outputs: number,
    private readonly headSize: number,
  ) {
    this.waiting = Array.from({ length: outputs }, () => [])
  }

  /** The program is about to be given a round. */
  add(generation: number, round: number, head: Uint8Array): void {
    this.next = { generation, round: round + 1 }
    for (const spans of this.waiting) {
      const last = spans.at(-1)
      const follows = last?.generation === generation && last.first + last.count === round
      if (last !== undefined && follows && Buffer.compare(last.head, head) === 0) last.count++
      else spans.push({ generation, first: round, count: 1, head: Uint8Array.from(head) })
    }
  }

  /** Blocks beyond the last round, such as the last words of a filter, are numbered on. */
  end(): void {
    this.hasEnded = true
  }

  take(output: number): ProgramRound | null {
    const spans = this.waiting[output]!
    const [span] = spans
    if (span === undefined) return this.hasEnded ? this.beyond(output) : null
    const { generation, first: round, head } = span
    span.first++
    if (--span.count === 0) spans.shift()
    return { generation, round, head }
  }

  /** A round after the last: the other outputs may have a block of it too. */
  private beyond(output: number): ProgramRound {
    const { generation, round } = this.next
    const head = new Uint8Array(this.headSize)
    this.next = { generation, round: round + 1 }
    this.waiting.forEach((spans, other) => {
      if (other !== output) spans.push({ generation, first: round, count: 1, head })
    })
    return { generation, round, head }
  }
}

/** For a program that counts its own rounds: a source, or one whose inputs are all ASYNC. */
export class OwnRounds implements ProgramRounds {
  private readonly taken: number[]
  /** From this block on, on every output, the generation counts. */
  private readonly starts: { block: number; generation: number }[]
  private readonly plain: Uint8Array
  private readonly first: Uint8Array

  constructor(outputs: number, generation: number, headSize: number) {
    this.taken = Array.from({ length: outputs }, () => 0)
    this.starts = [{ block: 0, generation }]
    this.plain = new Uint8Array(headSize)
    this.first = new Uint8Array(headSize)
    this.first[0] = HeadBit.reset
  }

  /** Rounds begin at 1 again, on every output at the same block. */
  reset(generation: number): void {
    if (generation > this.starts.at(-1)!.generation) this.starts.push({ block: this.most, generation })
  }

  end(): void {
    // Nothing waits for a round here.
  }

  take(output: number): ProgramRound {
    const block = this.taken[output]!
    this.taken[output] = block + 1
    const begins = this.starts.some((start) => start.block === block)
    return { ...this.numberOf(block), head: begins ? this.first : this.plain }
  }

  /** Rounds of which every output has its block. */
  get written(): number {
    return Math.min(...this.taken)
  }

  get next(): { generation: number; round: number } {
    return this.numberOf(this.most)
  }

  private get most(): number {
    return Math.max(0, ...this.taken)
  }

  private numberOf(block: number): { generation: number; round: number } {
    const start = [...this.starts].reverse().find((entry) => entry.block <= block)!
    return { generation: start.generation, round: block - start.block + 1 }
  }
}
