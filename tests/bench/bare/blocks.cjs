// Three bare Node processes, on two hosts and here, with TLS between them as between agents, and none of our code: 64 KiB
// blocks from the first through the second. It says what this machine carries at most that way.
const tls = require('node:tls')

const PORT = 47700
const BLOCK_BYTES = 64 * 1024
const [role, next, warmMs, measureMs] = process.argv.slice(-4)
const secured = { ciphers: 'TLS_AES_128_GCM_SHA256', minVersion: 'TLSv1.3' }
const psk = Buffer.alloc(32, 7)

const roles = { source, relay, sink }
roles[role]()

function serve(take) {
  const server = tls.createServer(
    { ...secured, pskCallback: () => psk, pskIdentityHint: 'bench' },
    (socket) => {
      socket.on('error', () => process.exit())
      socket.on('close', () => process.exit())
      take(socket)
    },
  )
  server.listen(PORT, () => console.log('listening'))
}

function connect(use) {
  const options = { host: next, port: PORT, checkServerIdentity: () => undefined }
  const socket = tls.connect(
    { ...options, ...secured, pskCallback: () => ({ psk, identity: 'bench' }) },
    () => use(socket),
  )
  socket.on('error', () => process.exit())
  socket.on('close', () => process.exit())
}

function source() {
  connect((socket) => {
    const send = () => {
      while (socket.write(Buffer.alloc(BLOCK_BYTES)));
    }
    socket.on('drain', send)
    send()
  })
}

function relay() {
  serve((from) => connect((to) => from.pipe(to)))
}

function sink() {
  serve((socket) => {
    let bytes = 0
    socket.on('data', (chunk) => (bytes += chunk.length))
    setTimeout(() => {
      bytes = 0
      const startMs = performance.now()
      setTimeout(() => {
        const seconds = (performance.now() - startMs) / 1000
        console.log(JSON.stringify({ megabytesPerSecond: bytes / 1e6 / seconds }))
        process.exit()
      }, Number(measureMs))
    }, Number(warmMs))
  })
}
