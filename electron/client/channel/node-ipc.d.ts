/** The part of node-ipc 9.2.1 that is used here; the package has no types of its own. */
declare module 'node-ipc' {
  import type { Server as NetServer, Socket } from 'node:net'

  interface Config {
    silent: boolean
    maxRetries: number
    stopRetrying: boolean
  }

  interface Server {
    server: NetServer
    sockets: Socket[]
    on(event: 'error', listener: (error: Error) => void): void
    on(event: string, listener: (data: unknown, socket: Socket) => void): void
    emit(socket: Socket, type: string, data: unknown): void
    start(): void
    stop(): void
  }

  interface Client {
    on(event: string, listener: (data: unknown) => void): void
    emit(type: string, data: unknown): void
  }

  interface Ipc {
    readonly config: Config
    readonly of: Record<string, Client | undefined>
    server: Server
    serve(path: string, onStart: () => void): void
    connectTo(id: string, path: string, onMade: () => void): void
    disconnect(id: string): void
  }

  const nodeIpc: { IPC: new () => Ipc }
  export = nodeIpc
}
