/** Boots the desktop app: one instance, its services, its windows. */
import { app, BrowserWindow, dialog } from 'electron'
import { createHost } from './host/host'
import type { Host } from './host/host'
import { listenToWindows } from './ipc/window-ports'
import { electronPlatform } from './windows/electron-platform'
import { askedFolder } from './windows/asked-folder'
import { openMainWindow, showProject } from './windows/main-window'
import { setMenu } from './windows/menu'
import { systemTexts } from './windows/texts'
import { guardContents, guardSession } from './windows/guards'
import { Parting } from './windows/parting'
import { Quitting } from './windows/quitting'
import { declareScheme, serveScheme } from './windows/app-protocol'

/** What a start may have named: the app is one argument, and in a checkout its folder is the next. */
function folderIn(argv: readonly string[], workingFolder: string): string | null {
  return askedFolder(argv.slice(app.isPackaged ? 1 : 2), workingFolder)
}

function show(host: Host, parting: Parting, folder: string | null): void {
  const [window] = BrowserWindow.getAllWindows()
  if (!window) return openMainWindow(host.settings, parting, folder)
  if (folder !== null) showProject(window, folder)
  if (window.isMinimized()) window.restore()
  window.focus()
}

/** The menu speaks the language of the settings, also when it changes. */
function followLanguage({ settings }: Host): void {
  const show = (): void => setMenu(systemTexts(settings.settings.language, app.getLocale()))
  settings.onDidChange(show)
  show()
}

async function main(): Promise<void> {
  declareScheme()
  // Windows that pages open, and whatever else Electron starts, are sandboxed too.
  app.enableSandbox()
  let first = folderIn(process.argv, process.cwd())
  // macOS names what to open by an event, which may come before the app is ready.
  let open = (folder: string): void => void (first = folder)
  app.on('open-file', (event, file) => {
    event.preventDefault()
    open(askedFolder([file], '/') ?? file)
  })
  app.on('web-contents-created', (_event, contents) => guardContents(contents))
  await app.whenReady()
  guardSession()
  serveScheme()
  const host = createHost(electronPlatform((install) => quitting.quitFor(install)))
  const parting = new Parting(host.runs, host.settings)
  const quitting = new Quitting(host, parting, () => show(host, parting, null))
  listenToWindows(host)
  followLanguage(host)
  open = (folder) => show(host, parting, folder)
  app.on('second-instance', (_event, argv, workingFolder) =>
    show(host, parting, folderIn(argv, workingFolder)),
  )
  app.on('activate', () => show(host, parting, null))
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  openMainWindow(host.settings, parting, first)
}

/** Without a window there is no other place to say it. */
function giveUp(error: unknown): void {
  const words = error instanceof Error ? (error.stack ?? error.message) : String(error)
  dialog.showErrorBox('Fission Control Center cannot start', words)
  app.exit(1)
}

// A second start shows the window that is there.
if (app.requestSingleInstanceLock()) main().catch(giveUp)
else app.quit()
