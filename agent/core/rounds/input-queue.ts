/** The blocks of one synchronous input, put in order: gaps found, late and duplicate blocks dropped. */
import { Fifo } from './fifo'
import type { Position } from './position'
import type { BodyOps, Part, Span } from './span'

/** After a longer gap the input begins anew where the sender is, instead of standing dummies in for each block. */
const MAX_GAP_BLOCKS = 100_000

/** What one generation of an input has brought and nobody has taken yet. */
interface Series<B> {
  generation: number
  parts: Fifo<Part<B>>
  /** Blocks in `parts`, missing ones included. */
  available: number
  /** The block number expected next from the sender. */
  next: number
}

/** Blocks that an input could not use, or lacked. */
export interface InputCounts {
  /** Came when their turn was over, or a second time. */
  late: number
  /** Never came in their turn. */
  missing: number
  /** Came in their turn, but their round was given up. */
  dropped: number
}

/**
 * Holds the generation that is being read and, behind it, later ones that the sender has begun.
 * The first series begins where the job reads; a later one always begins at block 1.
 */
export class InputQueue<B> {
  private readonly series: Series<B>[] = []
  /** Blocks before this one are already taken or given up. */
  private readonly floor = { generation: -1, next: 1 }
  /** Nothing was taken since the beginning, or since a gap too long to fill: all inputs agree on a round first. */
  adrift = true
  queuedBytes = 0
  ended = false
  readonly counts: InputCounts = { late: 0, missing: 0, dropped: 0 }

  constructor(
    readonly blockCount: number,
    private readonly ops: BodyOps<B>,
  ) {}

  /** Takes a span from the sender; what is late or doubled is dropped. */
  accept(span: Span<B>): void {
    const tail = this.series[this.series.length - 1]
    const newest = tail === undefined ? this.floor.generation : tail.generation
    if (span.generation < newest) this.counts.late += span.count
    else this.append(tail?.generation === span.generation ? tail : this.open(span), span)
  }

  /** The last block that the sender need not send again. */
  get received(): Position {
    const { generation, next } = this.series[this.series.length - 1] ?? this.floor
    return { generation: Math.max(0, generation), round: next - 1 }
  }

  /** The oldest generation that is here; -1 where nothing is. */
  get headGeneration(): number {
    return this.series[0]?.generation ?? -1
  }

  /** The first block of `generation` that came and was not taken, else the one expected next. */
  firstOf(generation: number): number {
    const series = this.current(generation)
    const part = series?.parts.first()
    if (part === undefined) return series?.next ?? 1
    return part.body === null ? part.first + part.count : part.first
  }

  /** Blocks of `generation` that can be taken now, missing ones included. */
  available(generation: number): number {
    return this.current(generation)?.available ?? 0
  }

  /** Blocks of `generation` that lie together at the front. */
  firstPartCount(generation: number): number {
    return this.current(generation)?.parts.first()?.count ?? 0
  }

  /** The sender has already begun a generation after this one. */
  hasLater(generation: number): boolean {
    const tail = this.series[this.series.length - 1]
    return tail !== undefined && tail.generation > generation
  }

  /** The next generation that the sender has begun after this one; -1 where there is none. */
  earliestAfter(generation: number): number {
    for (const series of this.series) if (series.generation > generation) return series.generation
    return -1
  }

  /** Gives up every generation before this one. */
  forgetBefore(generation: number): void {
    while (this.series.length > 0 && this.series[0]!.generation < generation)
      this.forget(this.series.shift()!)
    if (this.floor.generation >= generation) return
    this.floor.generation = generation
    this.floor.next = 1
  }

  /** Gives up everything before block `next` of `generation`, what is still to come included. */
  skipTo(generation: number, next: number): void {
    this.forgetBefore(generation)
    this.floor.next = next
    this.adrift = false
    const series = this.current(generation)
    if (series === undefined) return
    for (
      let part = series.parts.first();
      part !== undefined && part.first < next;
      part = series.parts.first()
    ) {
      this.discard(series, Math.min(part.count, next - part.first))
    }
    series.next = Math.max(series.next, next)
  }

  /** One compute block's share is here, whatever its generation. */
  hasWholeRound(): boolean {
    const series = this.series[0]
    return series !== undefined && series.available >= this.blockCount
  }

  /** Blocks of `generation` before `next` will not come any more. */
  giveUpTo(generation: number, next: number): void {
    const series = this.current(generation) ?? this.open({ generation, first: this.floor.next })
    if (next <= series.next) return
    this.pass(series, next - series.next)
    series.next = next
  }

  /** Removes and returns the first `count` blocks of `generation`, fewer where the current part ends sooner. */
  take(generation: number, count: number): Part<B> {
    const series = this.current(generation)
    const part = series?.parts.first()
    if (series === undefined || part === undefined) {
      const first = this.floor.next
      this.floor.next += count
      this.counts.missing += count
      return { first, count, body: null }
    }
    const taken = this.remove(series, part, Math.min(count, part.count))
    this.floor.next = taken.first + taken.count
    return taken
  }

  private current(generation: number): Series<B> | undefined {
    const series = this.series[0]
    return series?.generation === generation ? series : undefined
  }

  private open(span: Pick<Span<B>, 'generation' | 'first'>): Series<B> {
    let next = 1
    if (this.adrift && this.series.length === 0) next = span.first
    else if (span.generation === this.floor.generation) next = this.floor.next
    const series: Series<B> = { generation: span.generation, parts: new Fifo(), available: 0, next }
    this.series.push(series)
    return series
  }

  private append(series: Series<B>, span: Span<B>): void {
    let { first, count, body } = span
    const known = series.next - first
    if (known >= count) {
      this.counts.late += count
      return
    }
    if (known > 0) {
      this.counts.late += known
      body = this.ops.split(body, known)[1]
      first += known
      count -= known
    } else if (known < 0) {
      this.pass(series, -known)
    }
    series.parts.push({ first, count, body })
    series.available += count
    series.next = first + count
    this.queuedBytes += this.ops.bytes(body)
  }

  /** The next `gap` blocks will not come. */
  private pass(series: Series<B>, gap: number): void {
    this.counts.missing += gap
    if (gap > MAX_GAP_BLOCKS) {
      for (const known of this.series) this.forget(known)
      this.series.length = 0
      this.series.push(series)
      this.adrift = true
    } else {
      series.parts.push({ first: series.next, count: gap, body: null })
      series.available += gap
    }
  }

  /** Removes the first `count` blocks of the first part. */
  private remove(series: Series<B>, part: Part<B>, count: number): Part<B> {
    series.available -= count
    if (count === part.count) {
      series.parts.shift()
      if (part.body !== null) this.queuedBytes -= this.ops.bytes(part.body)
      return part
    }
    const taken: Part<B> = { first: part.first, count, body: null }
    if (part.body !== null) {
      const [body, rest] = this.ops.split(part.body, count)
      this.queuedBytes -= this.ops.bytes(body)
      taken.body = body
      part.body = rest
    }
    part.first += count
    part.count -= count
    return taken
  }

  private discard(series: Series<B>, count: number): void {
    const { body } = this.remove(series, series.parts.first()!, count)
    if (body !== null) this.counts.dropped += count
  }

  private forget(series: Series<B>): void {
    for (let part = series.parts.first(); part !== undefined; part = series.parts.first()) {
      this.discard(series, part.count)
    }
  }
}
