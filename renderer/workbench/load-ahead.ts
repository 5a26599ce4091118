/** Loads what the window will need while it rests, so that nobody waits for it later. */
import { attempt } from './attempt'
import { panels } from './features'

/** The user looks at something by now, whatever still goes on. */
const LATEST_MS = 2000

/** Runs `act` when the window has nothing else to do. */
function whenIdle(act: () => void): void {
  // Safari has no idle callbacks.
  if ('requestIdleCallback' in window) requestIdleCallback(act, { timeout: LATEST_MS })
  else setTimeout(act, LATEST_MS)
}

/** First the panels of a new layout, then what is large. */
export function loadAhead(): void {
  const load = async (): Promise<void> => {
    await Promise.all(panels.filter(({ isInitial }) => isInitial).map((panel) => panel.load()))
    for (const { loadLater } of panels) if (loadLater) whenIdle(() => void attempt(loadLater))
  }
  whenIdle(() => void attempt(load))
}
