/** Finds the host that carries this window and connects to it. */
import { HostClient } from '../../electron/contract/kit/client'
import type { HostPort, WindowMessage } from '../../electron/contract/kit/wire'
import { connectBrowser } from './browser-port'

declare global {
  interface Window {
    /** Put there by the preload of the desktop app. */
    readonly fission?: HostPort
  }
}

/** The bridge copies plain data and nothing else; what is sent is made plain, as it is for a WebSocket. */
function electronPort(bridge: HostPort): HostPort {
  return {
    ...bridge,
    send: (message) => bridge.send(JSON.parse(JSON.stringify(message)) as WindowMessage),
  }
}

/** Electron's bridge where there is one, else the browser host. */
export async function connectHost(): Promise<HostClient> {
  return new HostClient(window.fission ? electronPort(window.fission) : await connectBrowser())
}
