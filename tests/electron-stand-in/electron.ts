/**
 * Stands in for Electron's main process where its program is not there: windows are pages of Debian's Chromium. It covers
 * what this app uses, by the names of Electron's declarations. It does not cover the sandbox, `app://` as an origin, a world
 * of its own for the preload, and menus as a system shows them.
 */
import type * as Electron from 'electron'
import type { BrowserWindowConstructorOptions } from 'electron'
import type { BrowserContext } from '@playwright/test'
import { AppStandIn } from './app'
import { WindowStandIn, wirePages } from './browser-window'
import type { Surroundings } from './browser-window'
import { IpcMainStandIn } from './ipc-main'
import { PermissionsStandIn } from './permissions'
import { ProtocolStandIn } from './protocol'
import { Recorder } from './recorder'
import type { WebContentsStandIn } from './web-contents'

const SPARE_PAGES = 2
const display = { workArea: { x: 0, y: 0, width: 1920, height: 1040 } }

export interface StandIn {
  /** What `require('electron')` gives. */
  electron: Partial<Record<keyof typeof Electron, unknown>>
  app: AppStandIn
  windows: WindowStandIn[]
  contents: () => WebContentsStandIn[]
  permissions: PermissionsStandIn
  recorder: Recorder
}

/** Makes everything that the main script may ask for. */
export async function createStandIn(context: BrowserContext, leave: () => Promise<void>): Promise<StandIn> {
  const recorder = new Recorder()
  const app = new AppStandIn(leave)
  const ipcMain = new IpcMainStandIn()
  const spare = context.pages()
  while (spare.length < SPARE_PAGES) spare.push(await context.newPage())
  const surroundings: Surroundings = {
    context,
    app,
    ipcMain,
    spare,
    windows: [],
    contentsOf: new Map(),
    preloading: null,
  }
  await wirePages(surroundings)
  const protocol = new ProtocolStandIn(app)
  await protocol.attach(context)

  class BrowserWindow extends WindowStandIn {
    constructor(options: BrowserWindowConstructorOptions) {
      super(options, surroundings)
    }
    static getAllWindows(): WindowStandIn[] {
      return [...surroundings.windows]
    }
    static getFocusedWindow(): WindowStandIn | null {
      return surroundings.windows[0] ?? null
    }
  }
  const dialog = {
    showOpenDialog: async () => recorder.answer('showOpenDialog'),
    showMessageBox: async () => recorder.answer('showMessageBox'),
    showErrorBox: (title: string, content: string) => recorder.note('showErrorBox', `${title}\n${content}`),
  }
  const shell = {
    showItemInFolder: (path: string) => recorder.note('showItemInFolder', path),
    trashItem: async (path: string) => recorder.note('trashItem', path),
  }
  const Menu = {
    buildFromTemplate: (template: unknown) => template,
    setApplicationMenu: (menu: unknown) => recorder.note('menu', menu),
  }
  const permissions = new PermissionsStandIn()
  const electron = {
    app,
    BrowserWindow,
    ipcMain,
    protocol,
    dialog,
    shell,
    Menu,
    session: { defaultSession: permissions },
    nativeTheme: { shouldUseDarkColors: false },
    screen: { getAllDisplays: () => [display] },
  }
  const contents = (): WebContentsStandIn[] => [...surroundings.contentsOf.values()]
  return { electron, app, windows: surroundings.windows, contents, permissions, recorder }
}
