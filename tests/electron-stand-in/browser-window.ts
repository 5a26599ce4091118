/** `BrowserWindow`: a window whose page is one of Chromium's. */
import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import type { BrowserContext, Page } from '@playwright/test'
import type { BrowserWindow, BrowserWindowConstructorOptions, Rectangle } from 'electron'
import type { AppStandIn } from './app'
import { toApp, toBrowser } from './addresses'
import type { IpcMainStandIn } from './ipc-main'
import type { Named } from './names'
import { pageScript, RECEIVE, SEND } from './page-half'
import { WebContentsStandIn } from './web-contents'

type Covered =
  | 'loadURL'
  | 'show'
  | 'focus'
  | 'restore'
  | 'maximize'
  | 'isMinimized'
  | 'isMaximized'
  | 'isDestroyed'
  | 'getNormalBounds'
  | 'destroy'
  | 'close'
  | 'webContents'

/** What all windows share. */
export interface Surroundings {
  context: BrowserContext
  app: AppStandIn
  ipcMain: IpcMainStandIn
  /** Pages that are ready for windows; Electron makes windows at once, Chromium takes its time. */
  spare: Page[]
  windows: WindowStandIn[]
  contentsOf: Map<Page, WebContentsStandIn>
  /** All windows have the same. */
  preloading: Promise<unknown> | null
}

export class WindowStandIn extends EventEmitter implements Named<BrowserWindow, Covered> {
  readonly webContents: WebContentsStandIn
  private isOpen = true
  private isLarge = false
  private guarded: Promise<void> | null = null

  constructor(
    private readonly options: BrowserWindowConstructorOptions,
    private readonly surroundings: Surroundings,
  ) {
    super()
    const { app, spare, windows, contentsOf } = surroundings
    app.require(true, 'A window')
    if (!app.isSandboxed) throw new Error('The app must sandbox all its pages')
    checkPreferences(options)
    const page = spare.shift()
    if (!page) throw new Error('The stand-in has no page left for a window')
    this.webContents = new WebContentsStandIn(page)
    contentsOf.set(page, this.webContents)
    windows.push(this)
    app.emit('web-contents-created', {}, this.webContents)
    page.on('close', () => this.gone())
  }

  async loadURL(url: string): Promise<void> {
    await (this.guarded ??= this.guard())
    await this.webContents.page.goto(toBrowser(url))
    this.emit('ready-to-show')
  }

  /** Every page gets the preload before its own scripts, once; this one is asked before it leaves. */
  private async guard(): Promise<void> {
    const preload = readFileSync(this.options.webPreferences!.preload!, 'utf8')
    await (this.surroundings.preloading ??= this.surroundings.context.addInitScript(pageScript(preload)))
    await this.webContents.guardNavigation()
  }

  show(): void {
    this.emit('show')
  }

  focus(): void {
    void this.webContents.page.bringToFront()
    this.emit('focus')
  }

  restore(): void {
    this.emit('restore')
  }

  maximize(): void {
    this.isLarge = true
  }

  isMinimized(): boolean {
    return false
  }

  isMaximized(): boolean {
    return this.isLarge
  }

  isDestroyed(): boolean {
    return !this.isOpen
  }

  getNormalBounds(): Rectangle {
    const { x = 0, y = 0, width = 800, height = 600 } = this.options
    return { x, y, width, height }
  }

  /** As its user closes it. */
  close(): void {
    this.emit('close', { preventDefault: () => undefined })
    this.destroy()
  }

  destroy(): void {
    void this.webContents.page.close()
  }

  private gone(): void {
    this.isOpen = false
    const { windows, app } = this.surroundings
    windows.splice(windows.indexOf(this), 1)
    this.emit('closed')
    if (windows.length === 0) app.emit('window-all-closed')
  }
}

/** A window that a page has opened. */
class OpenedWindowStandIn implements Named<BrowserWindow, 'webContents' | 'isDestroyed' | 'destroy'> {
  constructor(readonly webContents: WebContentsStandIn) {}

  isDestroyed(): boolean {
    return this.webContents.isDestroyed()
  }

  destroy(): void {
    void this.webContents.page.close()
  }
}

/** The stand-in has no other kind of window than this app may have. */
function checkPreferences({ webPreferences = {} }: BrowserWindowConstructorOptions): void {
  const { contextIsolation, sandbox, nodeIntegration } = webPreferences
  if (contextIsolation !== true || sandbox !== true || nodeIntegration !== false) {
    throw new Error('A window must be isolated, sandboxed and without Node')
  }
}

/** Messages of pages go to the main process; windows that pages open are asked about. */
export async function wirePages(surroundings: Surroundings): Promise<void> {
  const { context, ipcMain, contentsOf, app } = surroundings
  // One after the other, as they were sent: the first message of a page that another one has opened takes longer.
  let last = Promise.resolve()
  await context.exposeBinding(SEND, ({ page, frame }, channel: string, text: string, address: string) => {
    last = last.then(async () => {
      const sender = contentsOf.get(page) ?? (await adopt(page, toApp(address)))
      if (!sender) return
      const url = toApp(address)
      const senderFrame = frame === page.mainFrame() ? sender.mainFrame : { url }
      senderFrame.url = url
      ipcMain.emit(channel, { sender, senderFrame }, JSON.parse(text))
    })
    return last
  })
  // A page of the app speaks as soon as it has loaded; any other has failed to load.
  context.on('page', (page) => {
    page.on('domcontentloaded', () => void ensurePreload(page))
    page.on('requestfailed', (request) => {
      if (request.isNavigationRequest()) void adopt(page, request.url())
    })
  })

  /** With two programs attached to the browser, a page that another one opens may have begun without its preload. */
  async function ensurePreload(page: Page): Promise<void> {
    if (!toApp(page.url()).startsWith('app://')) return
    if ((await page.evaluate(`typeof window.${RECEIVE}`)) === 'undefined') await page.reload()
  }

  async function adopt(page: Page, url: string): Promise<WebContentsStandIn | null> {
    const opener = await page.opener()
    const parent = opener && contentsOf.get(opener)
    const known = contentsOf.get(page)
    if (known || !parent) return known ?? null
    if (parent.openHandler({ url }).action === 'deny') {
      await page.close()
      return null
    }
    const contents = new WebContentsStandIn(page)
    contentsOf.set(page, contents)
    app.emit('web-contents-created', {}, contents)
    parent.emit('did-create-window', new OpenedWindowStandIn(contents))
    return contents
  }
}
