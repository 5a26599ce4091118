import { good, skipped } from '../check'
import type { Check } from '../check'

/** Whether windows can be shown here; without, the browser on another computer shows the same. */
export const display: Check<null> = {
  id: 'display',
  title: 'Display',
  run: () => {
    const { DISPLAY, WAYLAND_DISPLAY } = process.env
    if (process.platform !== 'linux') return good('The system has one')
    const shown = WAYLAND_DISPLAY ?? DISPLAY
    if (shown) return good(`Windows open on ${shown}`)
    return skipped('None, as in a login over SSH; fission serve shows the window in a browser')
  },
}
