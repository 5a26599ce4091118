/** An agent process of this computer that lives no longer than the client, and how it is spoken to. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { AppError } from '../errors'
import { nodeProgram, resourcePath } from '../paths'
import type { ByteStream } from '../../agent/protocol/channel'
import { SocketConnector } from './socket-connector'
import { makeSocketPath } from './socket-path'

/** How many of its last words on stderr an agent that did not start is quoted with. */
const LAST_WORDS = 2000

/** An agent never takes this long to start, even on a busy computer. */
const START_TIMEOUT_MS = 20_000

/** How long an agent may take to end by itself before it is killed. */
const STOP_TIMEOUT_MS = 1000

export class AgentProcess {
  private constructor(
    private readonly child: ChildProcess,
    /** An open connection to it. */
    readonly stream: ByteStream,
    readonly exited: Promise<void>,
  ) {}

  /** Starts the agent; `warm` job processes wait in it for their jobs, other agents reach it at `address`. */
  static async start(name: string, warm: number, address = '127.0.0.1'): Promise<AgentProcess> {
    const socketPath = makeSocketPath()
    const child = spawnAgent({ name, warm, address, socket: socketPath.path })
    const exited = new Promise<void>((resolve) => child.once('close', () => resolve()))
    void exited.then(() => socketPath.remove())
    try {
      await untilReady(child, name)
      const connector = new SocketConnector(name, socketPath.path, exited)
      const { stream } = await connector.connect(AbortSignal.timeout(START_TIMEOUT_MS))
      return new AgentProcess(child, stream, exited)
    } catch (error) {
      child.kill('SIGKILL')
      throw error
    }
  }

  get pid(): number | undefined {
    return this.child.pid
  }

  /** Ends the agent as its node's failure would: nothing is said and nothing is put in order. */
  kill(): void {
    this.child.kill('SIGKILL')
  }

  /** Ends the agent: it leaves when its standard input does. */
  async stop(): Promise<void> {
    this.child.stdin?.end()
    const timer = setTimeout(() => this.kill(), STOP_TIMEOUT_MS)
    await this.exited
    clearTimeout(timer)
  }
}

interface LocalStart {
  name: string
  warm: number
  address: string
  socket: string
}

function spawnAgent({ name, warm, address, socket }: LocalStart): ChildProcess {
  const program = resourcePath('dist/agent/agent.cjs')
  const place = ['--socket', socket, '--name', name, '--address', address]
  const child = spawn(nodeProgram(), [program, ...place, '--warm', String(warm), '--exit-with-stdin'], {
    stdio: ['pipe', 'pipe', 'pipe'],
    // Ctrl+C in a terminal reaches every process of its group; the client alone decides what it means.
    detached: process.platform !== 'win32',
    windowsHide: true,
  })
  // The agent may end before its input does.
  child.stdin.on('error', () => child.stdin.destroy())
  return child
}

/** Resolves when the agent says `ready`; after that its output is read on, so that it never blocks. */
function untilReady(child: ChildProcess, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let words = ''
    const fail = (what: string, cause?: unknown): void => {
      clearTimeout(timer)
      const hint = words.trim() || 'Run "npm run build" in a checkout, or install the app again.'
      reject(new AppError('agent-start', `The local agent ${name} ${what}`, hint, { cause }))
    }
    const timer = setTimeout(
      () => fail(`did not start within ${START_TIMEOUT_MS / 1000} s`),
      START_TIMEOUT_MS,
    )
    child.once('error', (error) => fail(`cannot be started: ${error.message}`, error))
    child.once('close', (code, signal) => fail(`ended while starting (${signal ?? `exit code ${code}`})`))
    child.stderr?.on('data', (chunk: Buffer) => (words = (words + chunk.toString()).slice(-LAST_WORDS)))
    if (!child.stdout) return fail('has no output')
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line !== 'ready') return
      clearTimeout(timer)
      resolve()
    })
  })
}
