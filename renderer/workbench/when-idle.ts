/** The user looks at something by now, whatever still goes on. */
const LATEST_MS = 2000

/** Runs `act` when the window has nothing else to do, and at the latest after two seconds. */
export function whenIdle(act: () => void): void {
  // Safari has no idle callbacks.
  if ('requestIdleCallback' in window) requestIdleCallback(act, { timeout: LATEST_MS })
  else setTimeout(act, LATEST_MS)
}
