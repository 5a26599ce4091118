/** Who may connect to the browser host: pages that it served itself, opened with its token. */
import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** The name under which a window offers its token when it opens the WebSocket. */
export const PROTOCOL = 'fission'

/** A new secret for every start. */
export function makeToken(): string {
  return randomBytes(24).toString('base64url')
}

/** Names by which this computer calls itself; any other is a page that has its name point here. */
function isOwnHost(host: string | undefined, port: number): boolean {
  return host === `127.0.0.1:${port}` || host === `localhost:${port}`
}

/** Whether a request was addressed to us by our own name. */
export function isOwnRequest(request: IncomingMessage, port: number): boolean {
  return isOwnHost(request.headers.host, port)
}

/** Whether a WebSocket comes from one of our own pages that knows the token. */
export function isAdmitted(request: IncomingMessage, port: number, token: string): boolean {
  const { origin } = request.headers
  const isOurs = isOwnRequest(request, port) && origin === `http://${request.headers.host}`
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim())
  return isOurs && offered[0] === PROTOCOL && isSame(offered[1] ?? '', token)
}

function isSame(offered: string, token: string): boolean {
  const a = Buffer.from(offered)
  const b = Buffer.from(token)
  return a.length === b.length && timingSafeEqual(a, b)
}
