/** `agent.cjs`: serves one client on a Unix socket or Windows pipe until it is told to end. */
import { createServer } from 'node:net'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { clearSocketPath, listenPrivately } from './runtime/listen-privately'
import { HostPools } from './runtime/process/host-pools'
import { SocketPairs } from './runtime/process/socket-pairs'

const usage = `Usage: node agent.cjs --socket PATH [options]

  --socket PATH       Unix socket (or \\\\.\\pipe\\NAME on Windows) on which the client is served
  --name NAME         what this node is called in logs (default: node)
  --address ADDRESS   address at which other agents reach this one's data port (default: 127.0.0.1); when it is not
                      the node's, the one at which a client comes
  --port PORT         data port (default: any free one)
  --warm N            job processes kept ready (default: 1)
  --exit-with-stdin   end when standard input closes, for an agent that belongs to one client
  --help              this text
`

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      socket: { type: 'string' },
      name: { type: 'string', default: 'node' },
      address: { type: 'string', default: '127.0.0.1' },
      port: { type: 'string', default: '0' },
      warm: { type: 'string', default: '1' },
      'exit-with-stdin': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help || values.socket === undefined) {
    process.stdout.write(usage)
    process.exitCode = values.help ? 0 : 2
    return
  }
  const { socket, name, address } = values
  const port = wholeNumber('port', values.port, 65535)
  const warm = wholeNumber('warm', values.warm, 64)
  await clearSocketPath(socket)

  const pairs = new SocketPairs(`${socket}.pairs`)
  await pairs.open()
  const pools = new HostPools(dirname(__filename), pairs, warm)
  pools.fill()
  // Loading the rest takes as long as a job process takes to start, so these begin first.
  const { Agent } = await import('./runtime/agent')
  const folder = values['exit-with-stdin'] ? null : dirname(__filename)
  const agent = new Agent({ name, address, port, folder }, pools)
  const end = (): void => {
    agent.close()
    pairs.close()
    process.exit(0)
  }
  process.once('SIGTERM', end)
  process.once('SIGINT', () => {
    // Ctrl+C in a terminal reaches the whole process group; whoever owns this agent decides when it ends.
    if (!values['exit-with-stdin']) end()
  })
  if (values['exit-with-stdin']) process.stdin.on('close', end).on('end', end).resume()

  await agent.listen()
  await listenPrivately(
    createServer((stream) => agent.serve(stream)),
    socket,
  )
  process.stdout.write('ready\n')
}

function wholeNumber(option: string, given: string, max: number): number {
  const number = Number(given)
  if (/^\d+$/.test(given) && number <= max) return number
  throw new Error(`--${option} takes a whole number from 0 to ${max}, not "${given}"`)
}

function isTaken(error: unknown): error is NodeJS.ErrnoException & { port: number } {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE' && 'port' in error
}

// Whoever started the agent may go away and close these; the agent goes on.
process.stdout.on('error', () => undefined)
process.stderr.on('error', () => undefined)

main().catch((error: unknown) => {
  const reason = isTaken(error)
    ? `another program has the data port ${String(error.port)}; name a free one (agent_port in the inventory, or --port)`
    : error instanceof Error
      ? error.message
      : String(error)
  process.stderr.write(`error: the agent could not start: ${reason}\n`)
  process.exit(1)
})
