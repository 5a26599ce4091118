/** Loads what a window with a project needs: when a project is opened, or before, while the welcome is read. */
import { attempt } from './attempt'
import { panels } from './features'

let begun = false

/** Harmless when repeated. What is large comes first. */
export function loadAhead(): void {
  if (begun) return
  begun = true
  void attempt(load)
}

async function load(): Promise<void> {
  await Promise.all(panels.flatMap((panel) => panel.loadAhead?.() ?? []))
  await Promise.all(panels.filter(({ isInitial }) => isInitial).map((panel) => panel.load()))
}
