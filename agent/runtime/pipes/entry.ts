/**
 * Where a job with reliable inputs begins: after the last round that any of their writers knows to be acknowledged, since
 * of that round and those before it nothing is missing anywhere. Until all have said what they know, blocks wait here.
 */
import { beginning, laterOf, type Position } from '../../core/rounds/position'
import type { FrameRun } from '../frames/frame-run'
import { INPUT_QUEUE_BYTES } from '../limits'

/** `I`: the inputs of the job. */
export class Entry<I> {
  readonly early: { input: I; run: FrameRun }[] = []
  private bytes = 0

  constructor(
    private readonly unheard: Set<I>,
    /** The job begins after this round; null: with whatever comes first. */
    public position: Position | null,
  ) {}

  get isKnown(): boolean {
    return this.unheard.size === 0
  }

  get isCongested(): boolean {
    return this.bytes > INPUT_QUEUE_BYTES
  }

  /** The writer of this input knows this round to be acknowledged; null: it knows nothing. */
  tell(input: I, round: Position | null): void {
    this.unheard.delete(input)
    if (round !== null) this.position = laterOf(this.position ?? beginning, round)
  }

  hold(input: I, run: FrameRun): void {
    this.early.push({ input, run })
    this.bytes += run.body.bytes
  }
}
