/** What the sender of a reliable pipe keeps: every block from the first that the reader may still need. Pure. */
import { beginning, comparePositions, coveredBy, endOf, laterOf, type Position } from './position'
import type { BodyOps, Span } from './span'

/** Bookkeeping of one span, counted as bytes, so that many small spans are bounded too. */
const SPAN_BYTES = 256

export class ReplayLog<B> {
  private spans: Span<B>[] = []
  private oldest = 0
  /** Everything up to here is not needed any more. */
  acknowledged: Position = beginning
  /** The last block that was ever added, or need not be. */
  private last: Position = beginning
  bytes = 0
  blocks = 0

  constructor(private readonly ops: BodyOps<B>) {}

  get isEmpty(): boolean {
    return this.oldest === this.spans.length
  }

  /** The place right before the first block that is kept; null where none is. */
  get keptFrom(): Position | null {
    const span = this.spans[this.oldest]
    if (span === undefined) return null
    return laterOf(this.acknowledged, { generation: span.generation, round: span.first - 1 })
  }

  /**
   * Keeps a span. A job that was started again makes rounds again that are here already: of those the first version
   * stays. Gives what was new, or null.
   */
  append(span: Span<B>): Span<B> | null {
    const fresh = this.cut(span, this.last)
    if (fresh === null) return null
    this.spans.push(fresh)
    this.last = endOf(fresh)
    this.bytes += this.ops.bytes(fresh.body) + SPAN_BYTES
    this.blocks += fresh.count
    return fresh
  }

  /** The reader needs nothing up to this place any more. False where that was known. */
  acknowledge(position: Position): boolean {
    if (comparePositions(position, this.acknowledged) <= 0) return false
    this.acknowledged = position
    this.last = laterOf(this.last, position)
    let span = this.spans[this.oldest]
    while (span !== undefined && coveredBy(span, position) === span.count) {
      this.oldest++
      this.bytes -= this.ops.bytes(span.body) + SPAN_BYTES
      this.blocks -= span.count
      span = this.spans[this.oldest]
    }
    if (this.oldest * 2 >= this.spans.length) {
      this.spans = this.spans.slice(this.oldest)
      this.oldest = 0
    }
    return true
  }

  /** What a reader lacks that has had everything up to `position`. */
  after(position: Position): Span<B>[] {
    const lacking: Span<B>[] = []
    for (let i = this.oldest; i < this.spans.length; i++) {
      const rest = this.cut(this.spans[i]!, position)
      if (rest !== null) lacking.push(rest)
    }
    return lacking
  }

  /** Nobody will ever read it: everything is forgotten, and all that comes counts as read. */
  clear(): void {
    this.acknowledged = laterOf(this.acknowledged, this.last)
    this.spans = []
    this.oldest = 0
    this.bytes = 0
    this.blocks = 0
  }

  private cut(span: Span<B>, position: Position): Span<B> | null {
    const known = coveredBy(span, position)
    if (known === 0) return span
    if (known === span.count) return null
    const { generation, first, count, body } = span
    return { generation, first: first + known, count: count - known, body: this.ops.split(body, known)[1] }
  }
}
