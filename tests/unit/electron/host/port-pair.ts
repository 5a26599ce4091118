/** A window and its host joined in memory, as JSON would carry their messages. */
import { HostClient } from '../../../../electron/contract/kit/client'
import type { HostMessage, HostPort } from '../../../../electron/contract/kit/wire'
import type { WindowPort } from '../../../../electron/host/port-server'

/** The host's end, the window's client, and what cuts the connection. */
export function portPair(): { windowPort: WindowPort; client: HostClient; cut: () => void; sent: unknown[] } {
  const toHost: ((message: unknown) => void)[] = []
  const toWindow: ((message: HostMessage) => void)[] = []
  const closers: (() => void)[] = []
  const sent: unknown[] = []
  const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T
  const hostPort: HostPort = {
    send: (message) => queueMicrotask(() => toHost.forEach((listener) => listener(copy(message)))),
    onMessage: (listener) => toWindow.push(listener),
    onClose: (listener) => closers.push(listener),
  }
  const windowPort: WindowPort = {
    send: (message) => {
      sent.push(message)
      queueMicrotask(() => toWindow.forEach((listener) => listener(copy(message))))
    },
    onMessage: (listener) => toHost.push(listener),
    onClose: (listener) => closers.push(listener),
  }
  return {
    windowPort,
    client: new HostClient(hostPort),
    cut: () => closers.forEach((close) => close()),
    sent,
  }
}
