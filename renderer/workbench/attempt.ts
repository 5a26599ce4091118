/** Does something whose failure the user should see. */
import { notify } from './notices'

/** Resolves to the result, or to undefined when it failed and that has been shown. */
export async function attempt<T>(task: () => Promise<T>): Promise<T | undefined> {
  try {
    return await task()
  } catch (error) {
    const hint = error instanceof Error && 'hint' in error ? String(error.hint) : ''
    notify({ kind: 'error', message: error instanceof Error ? error.message : String(error), hint })
    return undefined
  }
}
