/** The window with the workbench. */
import { BrowserWindow, nativeTheme, screen } from 'electron'
import type { Parting } from './parting'
import type { SettingsStore } from '../settings/settings-store'
import { APP_ORIGIN } from './app-origin'
import { offerReloadWhenGone, reloadWhenGone } from './gone-page'
import { webPreferences } from './web-preferences'
import { restoreState, STATE_KEY } from './window-state'

/** Shown until the page paints, so that a dark window does not flash white. */
const backgrounds = { dark: '#17191c', light: '#ffffff' }

/** Opens it where it was, with the project in `folder` if there is one; it shows itself when there is something to see. */
export function openMainWindow(settings: SettingsStore, parting: Parting, folder: string | null): void {
  const screens = screen.getAllDisplays().map(({ workArea }) => workArea)
  const { isMaximized, ...bounds } = restoreState(settings.recall(STATE_KEY), screens)
  const window = new BrowserWindow({
    ...bounds,
    minWidth: 720,
    minHeight: 480,
    show: false,
    title: 'Fission Control Center',
    backgroundColor: nativeTheme.shouldUseDarkColors ? backgrounds.dark : backgrounds.light,
    webPreferences,
  })
  if (isMaximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  window.on('close', (event) => {
    rememberState(window, settings)
    if (endsApp(window) && !parting.isFree) {
      event.preventDefault()
      void parting.ask().then((mayEnd) => mayEnd && window.close())
    }
  })
  // What is not saved is kept as drafts and restored, so leaving need not be asked about.
  window.webContents.on('will-prevent-unload', (event) => event.preventDefault())
  offerReloadWhenGone(window, settings)
  window.webContents.on('did-create-window', (opened) => reloadWhenGone(opened, settings))
  showProject(window, folder)
}

/** Loads the page anew, with another project; what was not saved is kept as drafts. */
export function showProject(window: Pick<BrowserWindow, 'loadURL'>, folder: string | null): void {
  const question = folder === null ? '' : `?${new URLSearchParams({ open: folder }).toString()}`
  void window.loadURL(`${APP_ORIGIN}/${question}`)
}

/** On a Mac the app stays when its last window closes; elsewhere consoles alone do not keep it. */
function endsApp(window: BrowserWindow): boolean {
  const others = BrowserWindow.getAllWindows().filter((other) => other !== window)
  return process.platform !== 'darwin' && others.length === 0
}

function rememberState(window: BrowserWindow, settings: SettingsStore): void {
  const bounds = window.getNormalBounds()
  settings.remember(STATE_KEY, { ...bounds, isMaximized: window.isMaximized() })
}
