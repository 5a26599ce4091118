/** `protocol`: the app's own scheme; and what happens to addresses of any other. */
import type { BrowserContext, Route } from '@playwright/test'
import type { Protocol } from 'electron'
import { toApp } from './addresses'
import type { AppStandIn } from './app'
import type { Named } from './names'

type Handler = (request: { url: string; method: string }) => Promise<Response> | Response

export class ProtocolStandIn implements Named<Protocol, 'registerSchemesAsPrivileged' | 'handle'> {
  private readonly handlers = new Map<string, Handler>()

  constructor(private readonly app: AppStandIn) {}

  registerSchemesAsPrivileged(): void {
    this.app.require(false, 'registerSchemesAsPrivileged')
  }

  handle(scheme: string, handler: Handler): void {
    this.app.require(true, 'protocol.handle')
    this.handlers.set(scheme, handler)
  }

  /** Nothing reaches the network: an address is the app's own, or it is refused. */
  async attach(context: BrowserContext): Promise<void> {
    await context.route('**/*', (route) => this.serve(route))
  }

  private async serve(route: Route): Promise<void> {
    const request = route.request()
    const url = toApp(request.url())
    const handler = this.handlers.get(new URL(url).protocol.slice(0, -1))
    if (!handler) return route.abort('blockedbyclient')
    const response = await handler({ url, method: request.method() })
    await route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    })
  }
}
