/** What every window of the app runs with. */
import type { WebPreferences } from 'electron'
import { checkedPath } from '../paths'

/** Isolated, sandboxed, without Node; it reaches the app through its preload alone. */
export const webPreferences: WebPreferences = {
  preload: checkedPath('dist/preload.cjs'),
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  webSecurity: true,
  spellcheck: false,
}
