/**
 * Keeps the synchronous inputs of one job in step: round k fires with the blocks of round k from every input.
 * Pure: bytes go through unread, nothing is timed. Source of the rules: FISSION's sequence numbers, but with
 * resets counted by a generation, so that a lost or doubled reset cannot bring the inputs out of step.
 */
import { InputQueue } from './input-queue'
import type { Position } from './position'
import type { BodyOps, Part, Span } from './span'

/** Consecutive rounds that can run: for each input the parts that cover them. */
export interface Delivery<B> {
  generation: number
  /** First round; 1 is the first of a generation. */
  round: number
  rounds: number
  /** Per input, `rounds * blockCount` blocks. */
  parts: Part<B>[][]
}

/** One job's synchronous inputs; a job without any has no rounds here, it counts its own. */
export class RoundAligner<B> {
  readonly inputs: InputQueue<B>[]
  /** Where the job reads, as far as the inputs agree; -1 before the first agreement. */
  private generation = -1
  private round = 1

  /** `blockCounts`: blocks per round of each synchronous input. */
  constructor(blockCounts: number[], ops: BodyOps<B>) {
    this.inputs = blockCounts.map((count) => new InputQueue(count, ops))
  }

  /** The first round is the one after this place, whatever the inputs bring first. Comes before any block. */
  beginAfter({ generation, round }: Position): void {
    this.enter(generation, round + 1)
  }

  /** Blocks arrived at an input. */
  accept(input: number, span: Span<B>): void {
    const queue = this.inputs[input]!
    if (queue.ended) queue.counts.late += span.count
    else queue.accept(span)
  }

  /** An input's stream ended after what it brought. */
  end(input: number): void {
    this.inputs[input]!.ended = true
  }

  /** No further round can become complete. */
  get ended(): boolean {
    if (this.ready() > 0) return false
    for (const input of this.inputs) {
      if (!input.ended) continue
      if (!this.agreed() && input.headGeneration < 0) return true
      if (this.agreed() && !input.hasLater(this.generation)) {
        if (input.available(this.generation) < input.blockCount) return true
      }
    }
    return false
  }

  /**
   * Rounds that could be taken now. An input that already begins a later generation does not hold the others
   * up; once all do, only rounds that are complete remain of this one.
   */
  ready(): number {
    if (!this.settle()) return 0
    let complete = Infinity
    let held = Infinity
    for (const input of this.inputs) {
      const rounds = Math.floor(input.available(this.generation) / input.blockCount)
      complete = Math.min(complete, rounds)
      if (!input.hasLater(this.generation)) held = Math.min(held, rounds)
    }
    return held === Infinity ? complete : held
  }

  /**
   * Takes ready rounds, at most `limit`: as many as lie together in memory, so call it until it gives null.
   * Where an input has already begun a later generation, missing blocks stand in.
   */
  take(limit: number): Delivery<B> | null {
    const ready = Math.min(this.ready(), limit)
    if (ready <= 0) return null
    const { generation, round } = this
    const rounds = Math.min(ready, this.contiguous())
    const parts: Part<B>[][] = []
    for (const input of this.inputs) parts.push(takeBlocks(input, generation, rounds * input.blockCount))
    this.round += rounds
    return { generation, round, rounds, parts }
  }

  /** Gives up the oldest ready rounds, at most `rounds`, and says how many; their blocks count as dropped. */
  drop(rounds: number): number {
    let left = rounds
    while (left > 0) {
      const some = Math.min(this.ready(), left)
      if (some === 0) break
      this.enter(this.generation, this.round + some)
      left -= some
    }
    return rounds - left
  }

  /**
   * Lets missing blocks stand in on inputs that have none, for the rounds that the other inputs have whole. For when
   * the sources of these inputs have lost those rounds for good and cannot get on while the others are full.
   * `canStandIn[i]`: input i may be treated so. Gives the number of rounds.
   */
  standIn(canStandIn: readonly boolean[]): number {
    if (!this.agreed()) return 0
    let rounds = Infinity
    for (const [i, input] of this.inputs.entries()) {
      const whole = Math.floor(input.available(this.generation) / input.blockCount)
      if (whole > 0 || !canStandIn[i]!) rounds = Math.min(rounds, whole)
    }
    if (rounds === Infinity || rounds === 0) return 0
    for (const input of this.inputs) {
      input.giveUpTo(this.generation, (this.round - 1 + rounds) * input.blockCount + 1)
    }
    return rounds
  }

  /** Rounds that the shortest current part of any input covers, at least one. */
  private contiguous(): number {
    let rounds = Infinity
    for (const input of this.inputs) {
      const blocks = input.firstPartCount(this.generation)
      if (blocks > 0) rounds = Math.min(rounds, Math.floor(blocks / input.blockCount))
    }
    return Math.max(1, rounds)
  }

  private agreed(): boolean {
    if (this.generation < 0) return false
    for (const input of this.inputs) if (input.adrift) return false
    return true
  }

  /** Finds the round to go on with; false while an input has nothing that would tell. */
  private settle(): boolean {
    if (this.inputs.length === 0) return false
    if (!this.agreed() && !this.agree()) return false
    while (this.exhausted()) {
      let generation = -1
      for (const input of this.inputs) generation = Math.max(generation, input.earliestAfter(this.generation))
      this.enter(generation, 1)
    }
    return true
  }

  /** Every input has begun a later generation and no complete round is left in this one. */
  private exhausted(): boolean {
    let complete = true
    for (const input of this.inputs) {
      if (!input.hasLater(this.generation)) return false
      if (input.available(this.generation) < input.blockCount) complete = false
    }
    return !complete
  }

  /** Joins in the middle: the first round that every input can still deliver whole. */
  private agree(): boolean {
    const generation = this.commonGeneration()
    if (generation < 0) return false
    let round = 1
    for (const input of this.inputs) {
      round = Math.max(round, Math.ceil((input.firstOf(generation) - 1) / input.blockCount) + 1)
    }
    this.enter(generation, round)
    return true
  }

  /** The first generation that every input has brought something of, or -1 while there is none. */
  private commonGeneration(): number {
    let generation = -1
    for (let common = false; !common;) {
      for (const input of this.inputs) {
        if (input.headGeneration < 0) return -1
        generation = Math.max(generation, input.headGeneration)
      }
      common = true
      for (const input of this.inputs) {
        // What is older has no partner any more; kept, it could fill the queue for which the sender waits.
        input.forgetBefore(generation)
        if (input.headGeneration !== generation) common = false
      }
    }
    return generation
  }

  private enter(generation: number, round: number): void {
    this.generation = generation
    this.round = round
    for (const input of this.inputs) input.skipTo(generation, (round - 1) * input.blockCount + 1)
  }
}

function takeBlocks<B>(input: InputQueue<B>, generation: number, count: number): Part<B>[] {
  const parts: Part<B>[] = []
  for (let left = count; left > 0;) {
    const part = input.take(generation, left)
    parts.push(part)
    left -= part.count
  }
  return parts
}
