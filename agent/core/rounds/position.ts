/** A place in the numbered stream of a pipe, or among the rounds of a job. */
import type { Span } from './span'

/** Everything up to block, or round, `round` of `generation` and in all generations before; round 0 is before the first. */
export interface Position {
  readonly generation: number
  readonly round: number
}

/** Before everything. */
export const beginning: Position = { generation: 0, round: 0 }

/** Negative where `a` comes before `b`, 0 where they are the same. */
export function comparePositions(a: Position, b: Position): number {
  return a.generation - b.generation || a.round - b.round
}

/** The one that comes first. */
export function earlierOf(a: Position, b: Position): Position {
  return comparePositions(a, b) <= 0 ? a : b
}

/** The one that comes last. */
export function laterOf(a: Position, b: Position): Position {
  return comparePositions(a, b) >= 0 ? a : b
}

/** Where a span has been passed. */
export function endOf<B>({ generation, first, count }: Span<B>): Position {
  return { generation, round: first + count - 1 }
}

/** How many blocks of a span lie within what the position covers. */
export function coveredBy<B>({ generation, first, count }: Span<B>, position: Position): number {
  if (generation !== position.generation) return generation < position.generation ? count : 0
  return Math.max(0, Math.min(count, position.round - first + 1))
}
