/** The browser host: the same window as the app's, in a browser on this computer and nowhere else. */
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'
import { AppError } from '../errors'
import type { Host } from '../host/host'
import { isAdmitted, isOwnRequest, makeToken, PROTOCOL } from './admission'
import { securityHeaders } from './content-policy'
import type { ServedPlace } from './served-place'
import { socketPort } from './socket-port'
import { staticFile } from './static-files'

const ADDRESS = '127.0.0.1'
const SOCKET_PATH = '/host'
/** A file of the largest size that can be edited, as JSON. */
const MOST_MESSAGE_BYTES = 32 * 1024 * 1024

export interface BrowserHost {
  port: number
  /** Opens the window; contains the secret token, after the `#`, which browsers keep to themselves. */
  url: string
  close(): Promise<void>
}

/** Serves windows on 127.0.0.1. Rejects with an AppError `busy` when another program has the port. */
export async function serveHost(host: Host, { port, folder }: ServedPlace): Promise<BrowserHost> {
  const token = makeToken()
  const server = createServer((request, response) => void respond(server, folder, request, response))
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MOST_MESSAGE_BYTES,
    handleProtocols: () => PROTOCOL,
  })
  server.on('upgrade', (request, socket, head) => {
    const isHost = request.url === SOCKET_PATH && isAdmitted(request, portOf(server), token)
    if (!isHost) return void socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
    sockets.handleUpgrade(request, socket, head, (webSocket) => host.connect(socketPort(webSocket)))
  })
  await listen(server, port)
  return {
    port: portOf(server),
    url: `http://${ADDRESS}:${portOf(server)}/${folder}/#token=${token}`,
    close: () => {
      for (const socket of sockets.clients) socket.terminate()
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

async function respond(
  server: Server,
  folder: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const isReading = request.method === 'GET' || request.method === 'HEAD'
  if (!isReading || !isOwnRequest(request, portOf(server))) {
    refuse(response, 403)
    return
  }
  const { pathname } = new URL(request.url ?? '/', `http://${ADDRESS}`)
  const file = pathname.startsWith(`/${folder}/`) ? await staticFile(pathname.slice(folder.length + 1)) : null
  if (!file) {
    refuse(response, 404)
    return
  }
  response.writeHead(200, {
    ...securityHeaders,
    'Content-Type': file.type,
    'Content-Length': file.body.length,
    'Cache-Control': file.isImmutable ? 'max-age=31536000, immutable' : 'no-cache',
  })
  response.end(request.method === 'HEAD' ? undefined : file.body)
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { ...securityHeaders, 'Content-Type': 'text/plain' })
  response.end(status === 404 ? 'There is nothing at this address.\n' : 'This address is not for you.\n')
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === 'EADDRINUSE'
      const message = isTaken
        ? `Port ${port} is taken by another program`
        : `Cannot listen on port ${port}: ${error.message}`
      reject(new AppError(isTaken ? 'busy' : 'internal', message, 'Leave out --port to take a free one.'))
    })
    server.listen(port, ADDRESS, () => resolve())
  })
}
