/** A real agent process with a client that records all it hears. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PROTOCOL_VERSION, type OutputLine } from '../../../../agent/protocol/common'
import { connectAgent, type AgentConnection } from '../../../../agent/protocol/rpc'
import type { AgentResult } from '../../../../agent/protocol/to-agent'
import type { ClientParams } from '../../../../agent/protocol/to-client'
import { Bell } from './bell'

export const agentFile = fileURLToPath(new URL('../../../../dist/agent/agent.cjs', import.meta.url))

const tester = { id: 'test-client', name: 'test', host: 'here', user: 'me' }

export type Heartbeat = ClientParams<'heartbeat'>

export class TestAgent {
  readonly bell: Bell
  readonly changes: ClientParams<'job/changed'>[] = []
  readonly output: { run: string; job: number; line: OutputLine }[] = []
  skipped = 0
  heartbeat: Heartbeat | null = null
  hello!: AgentResult<'hello'>
  client!: AgentConnection
  stderr = ''

  private constructor(
    readonly child: ChildProcess,
    readonly socket: string,
    bell: Bell,
  ) {
    this.bell = bell
  }

  /** Starts an agent, which may have so many `descriptors`, with the command `node`, under which its jobs run, too; greets it. */
  static async start(
    bell = new Bell(),
    { descriptors, node = [process.execPath] }: { descriptors?: number; node?: readonly string[] } = {},
  ): Promise<TestAgent> {
    const folder = mkdtempSync(join(tmpdir(), 'fission-agent-'))
    const socket = join(folder, 'a.sock')
    const limit = descriptors === undefined ? [] : ['prlimit', `--nofile=${descriptors}`]
    const agentArgs = [agentFile, '--socket', socket, '--name', 'test', '--exit-with-stdin']
    const [program = '', ...args] = [...limit, ...node, ...agentArgs]
    const child = spawn(program, args)
    child.once('exit', () => rmSync(folder, { recursive: true, force: true }))
    const agent = new TestAgent(child, socket, bell)
    child.stderr.on('data', (chunk: Buffer) => (agent.stderr += chunk.toString()))
    await Promise.race([
      once(child.stdout, 'data'),
      once(child, 'exit').then(() => Promise.reject(new Error(`the agent did not start: ${agent.stderr}`))),
    ])
    await agent.connect()
    return agent
  }

  get pid(): number {
    return this.child.pid!
  }

  get isAlive(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null
  }

  /** Makes sure that this client holds a run, if the agent knows it; false if not. */
  async hold(run: string): Promise<boolean> {
    const { runs } = await this.client.request('run/list', {})
    const term = runs.find((known) => known.run === run)?.term
    if (term === undefined) return false
    const as = { type: 'holder', term: term + 1, takeOver: true } as const
    await this.client.request('run/attach', { run, as, output: { type: 'now' } })
    return true
  }

  /** Connects (again) as the client. */
  async connect(): Promise<void> {
    this.client = connectAgent(connect(this.socket), {
      'job/changed': (change) => this.learn(() => this.changes.push(change)),
      output: ({ run, job, lines, skipped }) =>
        this.learn(() => {
          this.skipped += skipped
          for (const line of lines) this.output.push({ run, job, line })
        }),
      heartbeat: (heartbeat) => this.learn(() => (this.heartbeat = heartbeat)),
    })
    this.hello = await this.client.request('hello', { protocol: PROTOCOL_VERSION, client: tester })
  }

  /** Ends the agent and all that it started. */
  async stop(): Promise<void> {
    if (!this.isAlive) return
    const exit = once(this.child, 'exit')
    this.child.stdin!.end()
    await exit
  }

  /** Kills the agent, and resolves when it is gone; what it started may still be there. */
  async kill(): Promise<void> {
    const exit = once(this.child, 'exit')
    this.child.kill('SIGKILL')
    await exit
  }

  private learn(record: () => void): void {
    record()
    this.bell.ring()
  }
}
