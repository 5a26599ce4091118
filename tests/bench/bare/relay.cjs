// Three bare Node processes, as a source, an agent and a sink are: 8 bytes every 10 ms, none of our code between them.
// It says what the machine itself takes to wake two processes, beside which the product's latency is read.
const { spawn } = require('node:child_process')
const { Socket } = require('node:net')

const PERIOD_MS = 10
const WARM_UPS = 2
const warmMs = Number(process.env.FISSION_BENCH_WARM_MS)
const measureMs = Number(process.env.FISSION_BENCH_MEASURE_MS)

const roles = { relay, source, sink }
roles[process.argv[2]]()

function relay() {
  const [from, to] = ['source', 'sink'].map((role) =>
    spawn(process.execPath, [__filename, role], { stdio: ['ignore', 'inherit', 'inherit', 'pipe'] }),
  )
  from.stdio[3].on('data', (chunk) => to.stdio[3].write(chunk))
  to.on('exit', () => from.kill())
}

function source() {
  const socket = new Socket({ fd: 3 })
  socket.on('error', () => process.exit())
  let next = performance.now() + PERIOD_MS
  const send = () => {
    const block = Buffer.allocUnsafe(8)
    block.writeBigUInt64BE(process.hrtime.bigint())
    socket.write(block)
    next += PERIOD_MS
    setTimeout(send, next - performance.now())
  }
  setTimeout(send, PERIOD_MS)
}

function sink() {
  const latencies = []
  let toSkip = (WARM_UPS * warmMs) / PERIOD_MS
  new Socket({ fd: 3 }).on('data', (chunk) => {
    const latencyMs = Number(process.hrtime.bigint() - chunk.readBigUInt64BE()) / 1e6
    if (toSkip-- > 0) return
    if (latencies.push(latencyMs) < measureMs / PERIOD_MS) return
    latencies.sort((a, b) => a - b)
    const quantile = (share) => latencies[Math.ceil(latencies.length * share) - 1]
    console.log(JSON.stringify({ p50Ms: quantile(0.5), p99Ms: quantile(0.99) }))
    process.exit()
  })
}
