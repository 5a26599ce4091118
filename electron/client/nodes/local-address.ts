/** Under which address this computer reaches others, and they it. */
import { createSocket } from 'node:dgram'

/** Any port does: nothing is sent. */
const DISCARD_PORT = 9

/** The local address on the way to a host, as the system's routes say; null when there is no way. */
export function addressTowards(host: string): Promise<string | null> {
  return new Promise((resolve) => {
    const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4')
    const end = (address: string | null): void => {
      socket.removeAllListeners()
      socket.on('error', () => undefined)
      socket.close()
      resolve(address)
    }
    socket.once('error', () => end(null))
    socket.connect(DISCARD_PORT, host, () => end(socket.address().address))
  })
}
