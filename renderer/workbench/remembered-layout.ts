/** The layout of the docking, kept on the host between starts. */
import type { SerializedDockview } from 'dockview-vue'
import { host } from '../host/host'
import { layoutNow, onLayoutChange } from './dock'

/** Raised when panels are renamed; an old layout is then left alone. */
const VERSION = 1
const SAVE_DELAY_MS = 400

const keyOf = (root: string): string => `layout:${VERSION}:${hash(root)}`

/** The layout of last time for a project; null when there is none. */
export async function recallLayout(root: string): Promise<SerializedDockview | null> {
  return (await host().request('settings/recall', { key: keyOf(root) })) as SerializedDockview | null
}

/** Stores the layout whenever it has changed and come to rest. */
export function rememberLayout(root: string): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  onLayoutChange(() => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      const value = layoutNow()
      if (value) void host().request('settings/remember', { key: keyOf(root), value })
    }, SAVE_DELAY_MS)
  })
}

/** A short name for a path; two projects that share one share their layout. */
function hash(text: string): string {
  let value = 5381
  for (const character of text) value = (value * 33 + character.codePointAt(0)!) >>> 0
  return value.toString(36)
}
