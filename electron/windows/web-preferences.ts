/** What every window of the app runs with. */
import type { WebPreferences } from 'electron'
import { resourcePath } from '../paths'

/** Isolated, sandboxed, without Node; it reaches the app through its preload alone. */
export const webPreferences: WebPreferences = {
  preload: resourcePath('dist/preload.cjs'),
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  webSecurity: true,
  spellcheck: false,
}
