/** The layout of the docking, kept on the host between starts. */
import type { SerializedDockview } from 'dockview-vue'
import { recall, remember } from '../stores/remembered'
import { layoutNow, onLayoutChange } from './dock'

/** Raised when panels are renamed; an old layout is then left alone. */
const NAME = 'layout:1'
const SAVE_DELAY_MS = 400

/** The layout of last time for a project; null when there is none. */
export async function recallLayout(root: string): Promise<SerializedDockview | null> {
  return (await recall(NAME, root)) as SerializedDockview | null
}

/** Stores the layout whenever it has changed and come to rest. */
export function rememberLayout(root: string): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  onLayoutChange(() => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      const value = layoutNow()
      if (value) void remember(NAME, root, value)
    }, SAVE_DELAY_MS)
  })
}
