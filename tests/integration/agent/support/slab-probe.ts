/** A program for each Node: reads an accepted TLS socket into slabs, with pauses, and says what came. */
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { connect, createServer } from 'node:tls'
import { acceptingOptions, openingOptions } from '../../../../agent/runtime/links/psk'
import { readIntoSlabs } from '../../../../agent/runtime/links/read-into-slabs'

const BYTES = 3_000_000
const PAUSE_EVERY = 500_000
const key = Buffer.alloc(32, 3)

/** Byte `at` of what is sent; no power of two, so that a slab that is used again too soon shows. */
const byteAt = (at: number): number => at % 251

const server = createServer({ ...acceptingOptions(), pskCallback: () => key }, (socket) => {
  let at = 0
  let wrong = 0
  let pauseAt = PAUSE_EVERY
  const inSlabs = readIntoSlabs(socket, (chunk, slab) => {
    for (const byte of chunk) if (byte !== byteAt(at++)) wrong++
    slab?.hold()
    slab?.release()
    if (at < pauseAt) return
    pauseAt += PAUSE_EVERY
    socket.pause()
    setImmediate(() => socket.resume())
  })
  socket.on('end', () => {
    console.log(JSON.stringify({ inSlabs, bytes: at, wrong, protocol: socket.getProtocol() }))
    server.close()
    socket.destroy()
  })
})

async function main(): Promise<void> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const socket = connect({ host: '127.0.0.1', port, ...openingOptions('run', key) })
  socket.end(Buffer.from(Uint8Array.from({ length: BYTES }, (_, at) => byteAt(at))))
}

void main()
