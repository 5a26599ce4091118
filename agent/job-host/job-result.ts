/** What a run may return besides a value. */

/** A promise, or what behaves like one. */
export function isThenable(value: unknown): value is Promise<unknown> {
  return (
    typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function'
  )
}

/** The running function of a `*run()` or `async *run()`. */
export function isGenerator(
  value: unknown,
): value is Generator<unknown, unknown> | AsyncGenerator<unknown, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const tag = Object.prototype.toString.call(value)
  return tag === '[object Generator]' || tag === '[object AsyncGenerator]'
}
