/** A block that knows where it comes from. */
import type { BodyOps, Span } from '../../../../../../agent/core/rounds/span'

export interface Block {
  generation: number
  /** Its number on its pipe. */
  round: number
  /** First and last round of any source that it was made of. */
  low: number
  high: number
  /** No dummy took part in it. */
  whole: boolean
}

export type BlockSpan = Span<Block[]>

/** Each block counts as one byte, so that bytes and blocks can be compared. */
export const blockOps: BodyOps<Block[]> = {
  bytes: (body) => body.length,
  split: (body, count) => [body.slice(0, count), body.slice(count)],
}
