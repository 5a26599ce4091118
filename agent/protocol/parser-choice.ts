/**
 * Which of zod's two parsers reads a value. It writes and compiles one for a schema when that is first used, which takes
 * longer than the other needs for a dozen values: worth it for what comes often, not for what is read while something
 * starts.
 */

/** Uses of a schema after which it gets a compiled parser. */
const OFTEN = 16

const uses = new WeakMap<object, number>()

/** Options of `parse` for a document that is read once. */
export const readOnce = { jitless: true } as const

/** Options of `parse` for messages of this schema, which may turn out to be many. */
export function parserFor(schema: object): { jitless: boolean } {
  const count = uses.get(schema) ?? 0
  if (count < OFTEN) uses.set(schema, count + 1)
  return { jitless: count < OFTEN }
}
