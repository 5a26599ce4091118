/** Does something whose failure the user should see. */
import { errorWords } from '../language/engine/error-words'
import { notify } from './notices'

/** Resolves to the result, or to undefined when it failed and that has been shown. */
export async function attempt<T>(task: () => Promise<T>): Promise<T | undefined> {
  try {
    return await task()
  } catch (error) {
    showError(error)
    return undefined
  }
}

/** Tells the user what failed, and what to do about it. */
export function showError(error: unknown): void {
  notify({ kind: 'error', ...errorWords(error) })
}
