/** One window's connection to the browser host. */
import type { WebSocket } from 'ws'
import type { WindowPort } from '../host/port-server'

/** A window that lets this much pile up has stopped reading; it connects anew when it goes on. */
const MOST_UNSENT_BYTES = 64 * 1024 * 1024

/** Carries the contract as JSON over a WebSocket. */
export function socketPort(socket: WebSocket): WindowPort {
  return {
    send: (message) => {
      if (socket.bufferedAmount > MOST_UNSENT_BYTES) socket.terminate()
      else socket.send(JSON.stringify(message))
    },
    onMessage: (listener) => {
      socket.on('message', (data, isBinary) => {
        const message = isBinary ? undefined : parse((data as Buffer).toString('utf8'))
        if (message === undefined) socket.close(1003)
        else listener(message)
      })
    },
    onClose: (listener) => void socket.once('close', listener),
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
