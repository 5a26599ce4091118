import { PROTOCOL_VERSION } from '../../../../agent/protocol/common'
import type { JobReality, RunOnAgent } from '../../../../agent/protocol/holding'
import { serveAgent } from '../../../../agent/protocol/rpc'
import type { AgentEndpoint, AgentHandlers, ByteStream } from '../../../../agent/protocol/rpc'
import type { AgentParams, ToAgentMethod } from '../../../../agent/protocol/to-agent'
import type { ClientParams } from '../../../../agent/protocol/to-client'
import { AgentLink } from '../../../../electron/client/agent-link'
import { streamPair } from '../../agent/protocol/stream-pair'

type Change = ClientParams<'job/changed'>['change']

/** One request as the agent got it. */
export interface Call {
  method: ToAgentMethod
  job?: number
  pipe?: number
  epoch?: number
  text?: string | null
}

const tester = { id: 'test-client', name: 'test', host: 'here', user: 'me' }

let nextPort = 4000

/** An agent that runs nothing: it notes what it is asked and says what the test makes it say. */
export class ScriptedAgent {
  readonly calls: Call[] = []
  link!: AgentLink
  /** Thrown by the named request instead of an answer. */
  readonly refusals = new Map<ToAgentMethod, Error>()
  /** Jobs start and stop as they are told. */
  obedient = true
  /** The agent answers nothing. */
  isMute = false
  /** What it says that it is made of. */
  build: string | undefined
  /** What it says of the runs that it has. */
  runs: RunOnAgent[] = []
  /** Its process ends. */
  die: () => void = () => undefined
  run = ''
  /** What it says of the jobs that it runs. */
  realities: JobReality[] = []
  readonly port = nextPort++
  private endpoint!: AgentEndpoint
  private sequence = 0
  private waiting: { matches: (calls: Call[]) => boolean; resolve: () => void }[] = []

  static async connect(): Promise<ScriptedAgent> {
    const agent = new ScriptedAgent()
    await agent.reconnect()
    return agent
  }

  async reconnect(): Promise<AgentLink> {
    this.link = await AgentLink.open(this.serve(), tester, new Promise((resolve) => (this.die = resolve)))
    return this.link
  }

  /** A connection to it that is not greeted yet. */
  serve(): ByteStream {
    const [near, far] = streamPair()
    this.endpoint = serveAgent(far, this.handlers())
    return near
  }

  methods(): ToAgentMethod[] {
    return this.calls.map(({ method }) => method)
  }

  started(): number[] {
    return this.calls.flatMap(({ method, job }) => (method === 'job/start' && job !== undefined ? [job] : []))
  }

  /** Resolves as soon as the calls satisfy the condition. */
  until(matches: (calls: Call[]) => boolean): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push({ matches, resolve })
      this.check()
    })
  }

  change(job: number, epoch: number, change: Change): void {
    this.endpoint.notify('job/changed', { run: this.run, job, epoch, change })
  }

  output(job: number, text: string): void {
    const line = { counter: 1, stream: 'stdout', time: 1, text } as const
    this.endpoint.notify('output', { run: this.run, job, lines: [line], skipped: 0 })
  }

  heartbeat(figures: Partial<ClientParams<'heartbeat'>> = {}): void {
    const metrics = { cpuPercent: 10, memoryPercent: 10, diskPercent: 10, swapPercent: 0 }
    this.sequence++
    this.endpoint.notify('heartbeat', { sequence: this.sequence, metrics, pipes: [], jobs: [], ...figures })
  }

  /** The connection breaks; whether the agent lives on is not known. */
  disconnect(): void {
    this.endpoint.close()
  }

  private handlers(): AgentHandlers {
    return {
      hello: () => ({
        protocol: PROTOCOL_VERSION,
        agent: '0.1.0',
        build: this.build,
        hostname: 'here',
        platform: 'linux',
        architecture: 'x64',
        pid: 7,
        cores: 4,
        dataAddress: { host: '127.0.0.1', port: this.port },
        warm: 0,
      }),
      'run/open': (params) => {
        this.run = params.run
        return this.note('run/open', {})
      },
      'run/list': () => ({ runs: this.runs }),
      'run/attach': () => ({ jobs: this.realities }),
      'run/save': () => null,
      'run/read': () => ({ saved: null }),
      'run/close': () => this.note('run/close', {}),
      'job/start': (params) => this.start(params),
      'job/stop': ({ job, epoch }) => {
        if (this.obedient) this.change(job, epoch, { type: 'stopped' })
        return this.note('job/stop', { job, epoch })
      },
      'job/kept': () => null,
      'job/copy': () => null,
      'job/reset': ({ job }) => this.note('job/reset', { job }),
      'job/line': ({ job, text }) => this.note('job/line', { job, text }),
      'pipe/redirect': ({ job, pipe }) => this.note('pipe/redirect', { job, pipe }),
      'pipe/expect': ({ pipe }) => this.note('pipe/expect', { pipe }),
      'pipe/end': ({ pipe }) => this.note('pipe/end', { pipe }),
      'output/taken': () => null,
      'output/read': () => ({ lines: [], skipped: 0 }),
    }
  }

  private start({ job, epoch }: AgentParams<'job/start'>): null | Promise<null> {
    const answer = this.note('job/start', { job: job.id, epoch })
    if (this.isMute) return new Promise(() => undefined)
    if (this.obedient) this.change(job.id, epoch, { type: 'started' })
    return answer
  }

  private note(method: ToAgentMethod, call: Omit<Call, 'method'>): null {
    this.calls.push({ method, ...call })
    this.check()
    const refusal = this.refusals.get(method)
    if (refusal) throw refusal
    return null
  }

  private check(): void {
    const [met, unmet] = [true, false].map((wanted) =>
      this.waiting.filter(({ matches }) => matches(this.calls) === wanted),
    )
    this.waiting = unmet ?? []
    for (const { resolve } of met ?? []) resolve()
  }
}
