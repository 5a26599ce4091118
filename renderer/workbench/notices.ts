/** Short messages in the corner of the window. */
import { shallowReactive } from 'vue'

export interface WindowNotice {
  kind: 'info' | 'error'
  message: string
  hint?: string
  actions?: { text: string; run: () => void }[]
}

/** Information goes by itself; an error stays until it is dismissed. */
const SHOWN_MS = 6000
const MOST_SHOWN = 4

export const shownNotices = shallowReactive<WindowNotice[]>([])

/** Shows a message; the same one is not shown twice at a time. */
export function notify(notice: WindowNotice): void {
  if (shownNotices.some(({ message }) => message === notice.message)) return
  shownNotices.push(notice)
  if (shownNotices.length > MOST_SHOWN) shownNotices.shift()
  if (notice.kind === 'info') setTimeout(() => dismiss(notice), SHOWN_MS)
}

export function dismiss(notice: WindowNotice): void {
  const index = shownNotices.indexOf(notice)
  if (index >= 0) shownNotices.splice(index, 1)
}
