/** Items of a stream from several places at once, sent one after the other. */
import type { Sink } from './handlers'

/** The returned function resolves when the window has taken the item, and all before it. */
export function inOrder<T>(sink: Sink<T>): (item: T) => Promise<void> {
  let last = Promise.resolve()
  return (item) => (last = last.then(() => sink.send(item)))
}
