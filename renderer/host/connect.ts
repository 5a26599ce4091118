/** Finds the host that carries this window and connects to it. */
import { HostClient } from '../../electron/contract/kit/client'
import type { HostPort } from '../../electron/contract/kit/wire'
import { connectBrowser } from './browser-port'

declare global {
  interface Window {
    /** Put there by the preload of the desktop app. */
    readonly fission?: HostPort
  }
}

/** Electron's bridge where there is one, else the browser host. */
export async function connectHost(): Promise<HostClient> {
  return new HostClient(window.fission ?? (await connectBrowser()))
}
