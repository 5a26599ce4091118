/** One of several clients of a real agent, which records what it hears. */
import { connect } from 'node:net'
import { PROTOCOL_VERSION } from '../../../../agent/protocol/common'
import type { OutputFrom } from '../../../../agent/protocol/holding'
import { connectAgent, type AgentConnection } from '../../../../agent/protocol/rpc'
import type { AgentResult } from '../../../../agent/protocol/to-agent'
import type { ClientParams } from '../../../../agent/protocol/to-client'
import type { Bell } from './bell'
import type { TestAgent } from './test-agent'

export class TestClient {
  readonly lines: { job: number; text: string; counter: number; skipped: number }[] = []
  readonly changes: ClientParams<'job/changed'>[] = []
  readonly saved: ClientParams<'run/saved'>[] = []
  taken: ClientParams<'run/taken'> | null = null
  heartbeats = 0
  isClosed = false
  private readonly connection: AgentConnection

  private constructor(agent: TestAgent, bell: Bell) {
    this.connection = connectAgent(connect(agent.socket), {
      output: ({ job, lines, skipped }) => {
        for (const { text, counter } of lines) this.lines.push({ job, text, counter, skipped })
        bell.ring()
      },
      'job/changed': (change) => {
        this.changes.push(change)
        bell.ring()
      },
      'run/saved': (saved) => {
        this.saved.push(saved)
        bell.ring()
      },
      'run/taken': (taken) => {
        this.taken = taken
        bell.ring()
      },
      heartbeat: () => {
        this.heartbeats++
        bell.ring()
      },
    })
    this.connection.onClose(() => {
      this.isClosed = true
      bell.ring()
    })
  }

  /** Connects and greets; clients of one id are one client. */
  static async connect(agent: TestAgent, id: string): Promise<TestClient> {
    const client = new TestClient(agent, agent.bell)
    const info = { id, name: 'second terminal', host: 'desk', user: 'ada' }
    await client.request('hello', { protocol: PROTOCOL_VERSION, client: info })
    return client
  }

  get request(): AgentConnection['request'] {
    return this.connection.request
  }

  hold(run: string, term: number, { takeOver = false, output = { type: 'missed' } }: HoldOptions = {}) {
    return this.request('run/attach', { run, as: { type: 'holder', term, takeOver }, output })
  }

  watch(run: string, output: OutputFrom = { type: 'now' }): Promise<AgentResult<'run/attach'>> {
    return this.request('run/attach', { run, as: { type: 'watcher' }, output })
  }

  /** The connection ends, as it does when the client is killed. */
  leave(): void {
    this.connection.close()
  }
}

interface HoldOptions {
  takeOver?: boolean
  output?: OutputFrom
}
