/** Connects windows to the host, each page anew when it loads. */
import { ipcMain } from 'electron'
import type { IpcMainEvent, WebContents } from 'electron'
import type { Host } from '../host/host'
import type { WindowPort } from '../host/port-server'
import { HELLO, MESSAGE } from './channel'
import { isOwnPage } from './sender'

interface Connection extends WindowPort {
  take(message: unknown): void
  close(): void
}

/** From now on every page of the app is served. */
export function listenToWindows(host: Pick<Host, 'connect'>): void {
  const connections = new Map<number, Connection>()
  const hear = (channel: string, listener: (sender: WebContents, message: unknown) => void): void => {
    ipcMain.on(channel, (event: IpcMainEvent, message: unknown) => {
      if (isOwnPage(event)) listener(event.sender, message)
    })
  }
  hear(HELLO, (sender) => {
    const isKnown = connections.has(sender.id)
    connections.get(sender.id)?.close()
    const connection = connect(sender)
    connections.set(sender.id, connection)
    host.connect(connection)
    if (isKnown) return
    sender.once('destroyed', () => {
      connections.get(sender.id)?.close()
      connections.delete(sender.id)
    })
  })
  hear(MESSAGE, (sender, message) => connections.get(sender.id)?.take(message))
}

function connect(sender: WebContents): Connection {
  const listeners: ((message: unknown) => void)[] = []
  const closeListeners: (() => void)[] = []
  return {
    send: (message) => {
      if (!sender.isDestroyed()) sender.send(MESSAGE, message)
    },
    onMessage: (listener) => void listeners.push(listener),
    onClose: (listener) => void closeListeners.push(listener),
    take: (message) => {
      for (const listener of listeners) listener(message)
    },
    close: () => {
      for (const listener of closeListeners.splice(0)) listener()
    },
  }
}
