/** The bridge of a window: it passes the contract's messages on, and nothing else. */
import { contextBridge, ipcRenderer } from 'electron'
import type { HostMessage, HostPort } from '../contract/kit/wire'
import { HELLO, MESSAGE } from '../ipc/channel'

const port: HostPort = {
  send: (message) => ipcRenderer.send(MESSAGE, message),
  onMessage: (listener) => {
    ipcRenderer.on(MESSAGE, (_event, message: HostMessage) => listener(message))
  },
  // The window does not outlive the app, so it never hears of its end.
  onClose: () => undefined,
}

contextBridge.exposeInMainWorld('fission', port)
ipcRenderer.send(HELLO)
