/** Pauses between attempts: growing, and different for every node, so that they do not all come at once. */

/** Pause before the first repetition. */
const FIRST_MS = 200

/** No pause is longer. */
const LONGEST_MS = 5000

/**
 * Pause before attempt `attempt + 1`, where the first is 1: doubles each time, of which half is left to chance.
 *
 * @param chance 0 to 1
 */
export function backoffMs(attempt: number, chance = Math.random()): number {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt - 1, 20))
  return full / 2 + (full / 2) * chance
}
