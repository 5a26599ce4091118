/** `agent.cjs`: serves one client on a Unix socket or Windows pipe until it is told to end. */
import { createServer } from 'node:net'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { Agent } from './runtime/agent'
import { listenPrivately } from './runtime/listen-privately'

const usage = `Usage: node agent.cjs --socket PATH [options]

  --socket PATH       Unix socket (or \\\\.\\pipe\\NAME on Windows) on which the client is served
  --name NAME         what this node is called in logs (default: node)
  --address ADDRESS   address at which other agents reach this one's data port (default: 127.0.0.1)
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
  const options = {
    name,
    address,
    port: Number(values.port),
    warm: Number(values.warm),
    pairSocket: `${socket}.pairs`,
    code: dirname(__filename),
  }
  const agent = new Agent(options)
  const end = (): void => {
    agent.close()
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

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exit(1)
})
