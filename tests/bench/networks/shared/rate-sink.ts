import { Job } from 'fission'
import { tell } from './messages'
import { measureMs, warmMs } from './timing'

/** Counts numbered blocks and tells their steady rate once, from the end of the warm-up on. */
export abstract class RateSink<Inputs extends unknown[]> extends Job<Inputs, never> {
  private received = 0
  private expected = 0
  private gaps = 0

  /** Call once in each `run`. */
  protected take(number: number): void {
    if (this.received === 0) this.begin(number)
    if (number !== this.expected) this.gaps++
    this.expected = number + 1
    this.received++
  }

  private begin(first: number): void {
    this.expected = first
    setTimeout(() => this.measure(), warmMs)
  }

  private measure(): void {
    const { received } = this
    const from = performance.now()
    setTimeout(() => {
      const perSecond = ((this.received - received) / (performance.now() - from)) * 1000
      tell({ type: 'rate', perSecond, gaps: this.gaps })
    }, measureMs)
  }
}

/** Takes small values. */
export class NumberSink extends RateSink<[value: number]> {
  override run(value: number): undefined {
    this.take(value)
  }
}
