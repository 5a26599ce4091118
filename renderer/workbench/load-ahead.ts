/** Loads what the window will need while it rests, so that nobody waits for it later. */
import { attempt } from './attempt'
import { panels } from './features'
import { whenIdle } from './when-idle'

/** First the panels of a new layout, then what is large. */
export function loadAhead(): void {
  const load = async (): Promise<void> => {
    await Promise.all(panels.filter(({ isInitial }) => isInitial).map((panel) => panel.load()))
    for (const { loadLater } of panels) if (loadLater) whenIdle(() => void attempt(loadLater))
  }
  whenIdle(() => void attempt(load))
}
