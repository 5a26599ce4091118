/** Watches one incarnation of a job: what arrived at it, and whether what it was given follows from that. */
import type { Delivery } from '../../../../../../agent/core/rounds/round-aligner'
import type { Block, BlockSpan } from './block'
import type { JobShape } from './topology'

/** What one input has seen, told from the order of arrival alone. */
interface Arrivals {
  /** Highest sequence number so far. */
  generation: number
  round: number
  /** By generation: the blocks that came before any higher one, the first and the last of them. */
  inOrder: boolean[][]
  first: number[]
  last: number[]
  arrived: number
  delivered: number
}

function check(holds: boolean, broken: () => string): void {
  if (!holds) throw new Error(broken())
}

export class Witness {
  readonly arrivals: Arrivals[]
  generation = -1
  /** The round expected next, and how many were dropped on purpose before it. */
  next = 1
  private skipped = 0

  constructor(
    private readonly name: string,
    private readonly shape: JobShape,
    private readonly shapes: JobShape[],
  ) {
    this.arrivals = shape.inputs.map(() => ({
      generation: -1,
      round: 0,
      inOrder: [],
      first: [],
      last: [],
      arrived: 0,
      delivered: 0,
    }))
  }

  saw(input: number, { generation, first, count }: BlockSpan): void {
    const seen = this.arrivals[input]!
    seen.arrived += count
    if (generation < seen.generation) return
    if (generation > seen.generation) {
      seen.generation = generation
      seen.round = 0
      seen.inOrder[generation] = []
      seen.first[generation] = first
    }
    for (let round = Math.max(first, seen.round + 1); round < first + count; round++) {
      seen.inOrder[generation]![round] = true
    }
    seen.round = Math.max(seen.round, first + count - 1)
    seen.last[generation] = seen.round
  }

  /** The job gave up this many rounds by itself. */
  dropped(rounds: number): void {
    this.skipped += rounds
  }

  /** Checks a delivery and gives the blocks that the job makes of it. */
  took(delivery: Delivery<Block[]>): Block[] {
    this.checkRound(delivery)
    const made: Block[] = []
    for (let i = 0; i < delivery.rounds; i++) {
      const round = delivery.round + i
      made.push({ generation: delivery.generation, round, low: Infinity, high: 0, whole: true })
    }
    this.shape.inputs.forEach((_, input) => this.checkInput(delivery, input, made))
    this.generation = delivery.generation
    this.next = delivery.round + delivery.rounds
    this.skipped = 0
    return made
  }

  private checkRound({ generation, round }: Delivery<Block[]>): void {
    const told = `${this.name} got round ${generation}/${round}`
    if (this.generation < 0) this.checkFirst(generation, round, told)
    else if (generation === this.generation) {
      check(round === this.next + this.skipped, () => `${told} instead of round ${this.next}+${this.skipped}`)
    } else {
      check(generation > this.generation, () => `${told} after generation ${this.generation}`)
      check(round >= 1 && round <= 1 + this.skipped, () => `${told} as the first after a reset`)
      this.checkReset(told)
    }
  }

  /** The first round is the first that every input can give whole, unless a reset came before it. */
  private checkFirst(generation: number, round: number, told: string): void {
    let agreed = 1
    this.arrivals.forEach((seen, i) => {
      const first = seen.first[generation] ?? 1
      agreed = Math.max(agreed, Math.ceil((first - 1) / this.shape.inputs[i]!.blockCount) + 1)
    })
    const hadReset = this.arrivals.some((seen) => seen.first.some((_, earlier) => earlier < generation))
    const from = hadReset ? 1 : agreed
    check(
      round >= from && round <= agreed + this.skipped,
      () => `${told} first, but ${agreed} is the first whole one`,
    )
  }

  /** A generation is left only when every input has left it, and no complete round remains of it. */
  private checkReset(told: string): void {
    const left = this.next + this.skipped
    let complete = true
    this.arrivals.forEach((seen, i) => {
      check(seen.generation > this.generation, () => `${told} before input ${i} was reset`)
      if ((seen.last[this.generation] ?? 0) < left * this.shape.inputs[i]!.blockCount) complete = false
    })
    check(!complete, () => `${told} although round ${this.generation}/${left} was complete`)
  }

  private checkInput(delivery: Delivery<Block[]>, input: number, made: Block[]): void {
    const { blockCount, from } = this.shape.inputs[input]!
    const { generation } = delivery
    const seen = this.arrivals[input]!
    const start = (delivery.round - 1) * blockCount + 1
    let number = start
    for (const part of delivery.parts[input]!) {
      const told = (): string => `${this.name}, input ${input}, block ${generation}/${number}`
      check(part.first === number, () => `${told()} is given as ${part.first}`)
      check(
        part.body === null || part.body.length === part.count,
        () => `${told()}: a part is not as long as it says`,
      )
      for (let i = 0; i < part.count; i++, number++) {
        const output = made[Math.floor((number - start) / blockCount)]!
        const inOrder = seen.inOrder[generation]?.[number] === true
        if (part.body === null) {
          check(!inOrder, () => `${told()} had come, but a dummy is given`)
          check(
            seen.generation > generation || (seen.generation === generation && seen.round > number),
            () => `${told()} might still come, but a dummy is given`,
          )
          output.whole = false
          continue
        }
        const block = part.body[i]!
        check(inOrder, () => `${told()} is given, but was late`)
        check(
          block.generation === generation && block.round === number,
          () => `${told()} is really ${block.generation}/${block.round}`,
        )
        checkOrigin(block, this.shapes[from]!, told)
        output.low = Math.min(output.low, block.low)
        output.high = Math.max(output.high, block.high)
        output.whole &&= block.whole
        seen.delivered++
      }
    }
    check(
      number === start + delivery.rounds * blockCount,
      () => `${this.name}, input ${input} got ${number - start} blocks`,
    )
  }
}

/** A block must be made of exactly the source rounds that its number stands for. */
function checkOrigin(block: Block, maker: JobShape, told: () => string): void {
  const low = (block.round - 1) * maker.fewest + 1
  const high = block.round * maker.most
  const right = block.whole
    ? block.low === low && block.high === high
    : block.low >= low && block.high <= high
  check(right, () => `${told()} is made of source rounds ${block.low}–${block.high}, not ${low}–${high}`)
}
