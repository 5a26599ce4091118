/** The connection to `fission serve`. */
import type { HostMessage, HostPort, WindowMessage } from '../../electron/contract/kit/wire'

const TOKEN_KEY = 'fission.token'

function tokenInAddress(): string | null {
  return new URLSearchParams(location.hash.slice(1)).get('token')
}

/**
 * Loads the page anew when it is given the address of a host that was started since: only what stands behind the # differs
 * from its own, which browsers do not load a page for.
 */
export function followAddress(): void {
  window.addEventListener('hashchange', () => {
    if (tokenInAddress() !== null) location.reload()
  })
}

/** The token from the address that `fission serve` printed; kept for reloads and for windows that this one opens. */
function takeToken(): string {
  const given = tokenInAddress()
  if (given !== null) {
    sessionStorage.setItem(TOKEN_KEY, given)
    history.replaceState(null, '', location.pathname)
  }
  return sessionStorage.getItem(TOKEN_KEY) ?? ''
}

/** Connects; rejects when this page was not opened by the printed address, or the host is gone. */
export function connectBrowser(): Promise<HostPort> {
  const socket = new WebSocket(`ws://${location.host}/host`, ['fission', takeToken()])
  return new Promise((resolve, reject) => {
    socket.addEventListener('error', () => reject(new Error('The host does not let this page in.')))
    socket.addEventListener('open', () => resolve(portOf(socket)))
  })
}

function portOf(socket: WebSocket): HostPort {
  return {
    send: (message: WindowMessage) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message))
    },
    onMessage: (listener) => {
      socket.addEventListener('message', ({ data }: MessageEvent<string>) => {
        listener(JSON.parse(data) as HostMessage)
      })
    },
    onClose: (listener) => socket.addEventListener('close', listener),
  }
}
