/** Pages that have crashed: what the app does for their windows. */
import { app, dialog } from 'electron'
import type { SettingsStore } from '../settings/settings-store'
import { systemTexts } from './texts'

/** A page that crashes again this soon would go on doing so. */
const SOON_MS = 10_000

/** Asks whether to load the page again; what was not saved is kept as drafts. */
export function offerReloadWhenGone(window: Electron.BrowserWindow, settings: SettingsStore): void {
  window.webContents.on('render-process-gone', () => void offerReload(window, settings))
}

/** Loads the page of a console or shell again at once, which goes on with its job; asks when that has not helped. */
export function reloadWhenGone(window: Electron.BrowserWindow, settings: SettingsStore): void {
  let lastMs = -Infinity
  window.webContents.on('render-process-gone', () => {
    const isAgain = performance.now() - lastMs < SOON_MS
    lastMs = performance.now()
    if (isAgain) void offerReload(window, settings)
    else window.webContents.reload()
  })
}

async function offerReload(window: Electron.BrowserWindow, { settings }: SettingsStore): Promise<void> {
  if (window.isDestroyed()) return
  const texts = systemTexts(settings.language, app.getLocale())
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: texts.windowGone,
    detail: texts.windowGoneDetail,
    buttons: [texts.reload, texts.close],
    defaultId: 0,
    cancelId: 1,
  })
  if (window.isDestroyed()) return
  if (response === 0) window.webContents.reload()
  else window.destroy()
}
