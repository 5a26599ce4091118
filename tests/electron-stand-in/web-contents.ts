/** `webContents`: one page and what may happen in it. */
import { EventEmitter } from 'node:events'
import type { Page } from '@playwright/test'
import type { WebContents, WindowOpenHandlerResponse } from 'electron'
import { toApp } from './addresses'
import { isPrevented } from './app'
import type { Named } from './names'
import { RECEIVE } from './page-half'

type Covered = 'send' | 'isDestroyed' | 'reload' | 'setWindowOpenHandler' | 'mainFrame' | 'id' | 'on' | 'once'
type OpenHandler = (details: { url: string }) => WindowOpenHandlerResponse

let lastId = 0

export class WebContentsStandIn extends EventEmitter implements Named<WebContents, Covered> {
  readonly id = ++lastId
  readonly mainFrame = { url: '' }
  openHandler: OpenHandler = () => ({ action: 'allow' })
  private isGone = false
  /** What the page showed before it crashed. */
  private crashedAt: string | null = null

  constructor(readonly page: Page) {
    super()
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame()) this.mainFrame.url = toApp(frame.url())
    })
    page.on('close', () => {
      this.isGone = true
      this.emit('destroyed')
    })
  }

  /** Messages arrive in the order in which they are sent; one to a page that leaves is lost, as in Electron. */
  send(channel: string, message: unknown): void {
    const call = `window.${RECEIVE}?.(${JSON.stringify(channel)}, ${JSON.stringify(JSON.stringify(message))})`
    this.page.evaluate(call).catch((error: unknown) => {
      if (!this.isGone) this.emit('stand-in-lost', error)
    })
  }

  /** Takes everything of the page away; Playwright could not go on with one whose process is really gone. */
  async crash(): Promise<void> {
    this.crashedAt = this.page.url()
    await this.page.goto('about:blank')
    this.emit('render-process-gone', {}, { reason: 'crashed' })
  }

  isDestroyed(): boolean {
    return this.isGone
  }

  reload(): void {
    const address = this.crashedAt
    this.crashedAt = null
    if (address === null) void this.page.reload()
    else void this.page.goto(address)
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler
  }

  /** Asks before the page leaves for another address. */
  async guardNavigation(): Promise<void> {
    await this.page.route('**/*', (route) => {
      const request = route.request()
      const url = toApp(request.url())
      const isLeaving = request.isNavigationRequest() && !['', 'about:blank'].includes(this.mainFrame.url)
      return isLeaving && isPrevented(this, 'will-navigate', { url })
        ? route.abort('aborted')
        : route.fallback()
    })
  }
}
