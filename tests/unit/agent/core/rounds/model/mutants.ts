/** Aligners with one fault each, for the test of the test. */
import { RoundAligner } from '../../../../../../agent/core/rounds/round-aligner'
import type { Delivery } from '../../../../../../agent/core/rounds/round-aligner'
import type { Block, BlockSpan } from './block'
import { blockOps } from './block'

type Mutant = new (blockCounts: number[]) => RoundAligner<Block[]>

class Sound extends RoundAligner<Block[]> {
  constructor(blockCounts: number[]) {
    super(blockCounts, blockOps)
  }
}

/** Takes every span for one of its first generation. */
class IgnoresGeneration extends Sound {
  override accept(input: number, span: BlockSpan): void {
    super.accept(input, { ...span, generation: 0 })
  }
}

/** Takes whatever comes as new. */
class KeepsDuplicates extends Sound {
  private readonly ends: { generation: number; next: number }[] = []

  override accept(input: number, span: BlockSpan): void {
    const end = this.ends[input]
    const first = end?.generation === span.generation ? Math.max(span.first, end.next) : span.first
    this.ends[input] = { generation: span.generation, next: first + span.count }
    super.accept(input, { ...span, first })
  }
}

/** Closes gaps where dummies belong. */
class ClosesGaps extends Sound {
  private readonly ends: { generation: number; next: number }[] = []

  override accept(input: number, span: BlockSpan): void {
    const end = this.ends[input]
    const first = end?.generation === span.generation ? Math.min(span.first, end.next) : span.first
    this.ends[input] = { generation: span.generation, next: Math.max(end?.next ?? 0, first + span.count) }
    super.accept(input, { ...span, first })
  }
}

/** Begins each input at the first block that it sees there, whatever the others see. */
class AdoptsAlone extends Sound {
  private readonly starts: { generation: number; shift: number }[] = []

  override accept(input: number, span: BlockSpan): void {
    const start = (this.starts[input] ??= { generation: span.generation, shift: span.first - 1 })
    const shift = start.generation === span.generation ? start.shift : 0
    super.accept(input, { ...span, first: Math.max(1, span.first - shift) })
  }

  override take(limit: number): Delivery<Block[]> | null {
    const delivery = super.take(limit)
    const start = this.starts[0]
    if (delivery === null || start?.generation !== delivery.generation) return delivery
    const blockCount = this.inputs[0]!.blockCount
    const parts = delivery.parts.map((list, i) =>
      list.map((part) => ({ ...part, first: part.first + (this.starts[i]?.shift ?? 0) })),
    )
    return { ...delivery, round: delivery.round + Math.ceil(start.shift / blockCount), parts }
  }
}

/** Goes on with the next generation as soon as one input has begun it. */
class ResetsAlone extends Sound {
  private newest = 0

  override accept(input: number, span: BlockSpan): void {
    this.newest = Math.max(this.newest, span.generation)
    super.accept(input, span)
  }

  override take(limit: number): Delivery<Block[]> | null {
    for (const input of this.inputs) input.forgetBefore(this.newest)
    return super.take(limit)
  }
}

/** Forgets to end. */
class NeverEnds extends Sound {
  override get ended(): boolean {
    return false
  }
}

/** A window of one block too few at the beginning, as FISSION has it. */
class FirstWindowWrong extends Sound {
  override accept(input: number, span: BlockSpan): void {
    super.accept(input, { ...span, first: span.first + (this.inputs[input]!.blockCount - 1) })
  }
}

/** What each one does wrong, and the aligner that does it. */
export const mutants: { fault: string; Mutant: Mutant }[] = [
  { fault: 'ignores the generation', Mutant: IgnoresGeneration },
  { fault: 'does not drop duplicates', Mutant: KeepsDuplicates },
  { fault: 'closes gaps instead of giving dummies', Mutant: ClosesGaps },
  { fault: 'adopts a round without the agreement of its inputs', Mutant: AdoptsAlone },
  { fault: 'does not hold a reset until every input has it', Mutant: ResetsAlone },
  { fault: 'does not end', Mutant: NeverEnds },
  { fault: 'has a wrong first window', Mutant: FirstWindowWrong },
]
