/** When the TypeScript service begins: it takes a processor for a second or two, which the first editor is to have first. */
import { whenIdle } from '../../workbench/when-idle'

/** How long an editor has been shown when its window counts as at rest. */
const REST_MS = 1000

/** Resolves when the window has nothing to do, a moment after this was called. */
export async function untilRest(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, REST_MS))
  await new Promise<void>((resolve) => whenIdle(resolve))
}

let begin: () => void
/** Resolves when it has been told to begin. */
export const serviceBegins = new Promise<void>((resolve) => (begin = resolve))

/** Lets it begin, now that it would know all modules: before, it would find mistakes that are none. */
export function letServiceBegin(): void {
  begin()
}
