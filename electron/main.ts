/** Boots the desktop app: one instance, its services, its windows. */
import { app, BrowserWindow } from 'electron'
import { createHost } from './host/host'
import type { Host } from './host/host'
import { listenToWindows } from './ipc/window-ports'
import { electronPlatform } from './windows/electron-platform'
import { openMainWindow } from './windows/main-window'
import { setMenu } from './windows/menu'
import { systemTexts } from './windows/texts'
import { guardContents, guardSession } from './windows/guards'
import { declareScheme, serveScheme } from './windows/app-protocol'

function show(host: Host): void {
  const [window] = BrowserWindow.getAllWindows()
  if (!window) return openMainWindow(host.settings)
  if (window.isMinimized()) window.restore()
  window.focus()
}

/** The menu speaks the language of the settings, also when it changes. */
function followLanguage({ settings }: Host): void {
  const show = (): void => setMenu(systemTexts(settings.settings.language, app.getLocale()))
  settings.onDidChange(show)
  show()
}

/** Simulations end with the app: quitting waits until nothing is left of them. */
function closeBeforeQuit(host: Host): void {
  let isClosed = false
  app.on('before-quit', (event) => {
    if (isClosed) return
    event.preventDefault()
    void host.close().finally(() => {
      isClosed = true
      app.quit()
    })
  })
}

async function main(): Promise<void> {
  declareScheme()
  app.on('web-contents-created', (_event, contents) => guardContents(contents))
  await app.whenReady()
  guardSession()
  serveScheme()
  const host = createHost(electronPlatform)
  listenToWindows(host)
  followLanguage(host)
  closeBeforeQuit(host)
  app.on('second-instance', () => show(host))
  app.on('activate', () => show(host))
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  openMainWindow(host.settings)
}

// A second start shows the window that is there.
if (app.requestSingleInstanceLock()) void main()
else app.quit()
