/** Waits for nodes that are on their way, but not for ever for those that are off. */

/** How long the others have once one node is there. */
const PATIENCE_MS = 3000

/**
 * Resolves when all have settled, or some time after the first one was fulfilled. While the user is being asked something
 * (`isAsking`) the time does not run out.
 */
export function untilMost(
  all: readonly Promise<unknown>[],
  isAsking: () => boolean,
  patienceMs = PATIENCE_MS,
): Promise<void> {
  return new Promise((resolve) => {
    let timer: NodeJS.Timeout | null = null
    const end = (): void => {
      if (timer) clearTimeout(timer)
      resolve()
    }
    const wait = (): void => {
      timer = setTimeout(() => (isAsking() ? wait() : end()), patienceMs)
    }
    void Promise.allSettled(all).then(end)
    Promise.any(all).then(
      () => timer ?? wait(),
      () => undefined,
    )
  })
}
