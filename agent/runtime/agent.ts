/** The agent: carries out what its client asks, for any number of runs, and reports what happens. */
import { arch, availableParallelism, hostname, platform } from 'node:os'
import { join } from 'node:path'
import { PROTOCOL_VERSION } from '../protocol/common'
import type { AgentEndpoint, AgentHandlers, ByteStream } from '../protocol/rpc'
import { serveAgent } from '../protocol/rpc'
import { RpcError } from '../protocol/rpc-error'
import type { AgentParams } from '../protocol/to-agent'
import { beat } from './heartbeat'
import { CLIENT_BACKLOG_BYTES } from './limits'
import { LinkServer } from './links/link-server'
import { fileLog, type Log } from './log'
import { MetricsReader } from './metrics'
import { SocketPairs } from './process/socket-pairs'
import { WarmPool } from './process/warm-pool'
import { AgentRun, type RunHost } from './run/agent-run'
import { AGENT_VERSION } from './version'

export interface AgentOptions {
  name: string
  /** Address under which other agents reach the data port. */
  address: string
  /** 0: any free port. */
  port: number
  /** Job processes kept ready. */
  warm: number
  /** Unix socket at which the ends of job sockets meet; only this process uses it. */
  pairSocket: string
  /** Folder of job-host.cjs. */
  code: string
}

export class Agent {
  private readonly runs = new Map<string, AgentRun>()
  private readonly pairs: SocketPairs
  private readonly pool: WarmPool
  private readonly links: LinkServer
  private readonly metrics = new MetricsReader(process.cwd())
  private dataPort = 0
  /** The client, one at a time: a new connection takes over. */
  private client: { endpoint: AgentEndpoint; stream: ByteStream } | null = null
  private stopBeating: (() => void) | null = null
  private heartbeatIntervalMs: number | null = null
  private sequence = 0

  constructor(private readonly options: AgentOptions) {
    const host = { program: process.execPath, args: [join(options.code, 'job-host.cjs')] }
    this.pairs = new SocketPairs(options.pairSocket)
    this.pool = new WarmPool(host, this.pairs, options.warm)
    this.links = new LinkServer({
      key: (run) => this.runs.get(run)?.key ?? null,
      admit: (opening, close) =>
        this.runs.get(opening.run)?.admit(opening, close) ?? { answer: { type: 'not-here' }, target: null },
      log: (text) => this.logEverywhere(text),
    })
  }

  /** Opens the data port and starts the waiting job processes. */
  async listen(): Promise<void> {
    await this.pairs.open()
    this.pool.fill()
    const { address, port } = this.options
    this.dataPort = await this.links.listen(address, port)
  }

  /** Serves a client on a connection. */
  serve(stream: ByteStream): void {
    const endpoint = serveAgent(stream, this.handlers())
    endpoint.onClose(() => {
      if (this.client?.endpoint !== endpoint) return
      this.client = null
      this.stopBeating?.()
      this.stopBeating = null
    })
    this.client?.endpoint.close()
    this.client = { endpoint, stream }
    this.sequence = 0
    if (this.heartbeatIntervalMs !== null) this.startBeating(this.heartbeatIntervalMs)
  }

  /** Ends every job and closes everything, at once. */
  close(): void {
    for (const run of this.runs.values()) run.close()
    this.runs.clear()
    this.pool.close()
    this.pairs.close()
    this.links.close()
    this.stopBeating?.()
  }

  private handlers(): AgentHandlers {
    return {
      hello: () => ({
        protocol: PROTOCOL_VERSION,
        agent: AGENT_VERSION,
        hostname: hostname(),
        platform: platform(),
        architecture: arch(),
        pid: process.pid,
        cores: availableParallelism(),
        dataAddress: { host: this.options.address, port: this.dataPort },
        warm: this.pool.count,
      }),
      'run/open': (params) => this.open(params),
      'run/close': async ({ run, graceMs }) => this.closeRun(run, graceMs),
      'job/start': done((params) => this.run(params.run).start(params)),
      'job/stop': done(({ run, job, epoch, graceMs }) => {
        const slot = this.run(run).slots.get(job)
        if (slot?.epoch === epoch) slot.stop(graceMs)
      }),
      'job/reset': done(({ run, job, generation }) => this.run(run).slots.get(job)?.reset(generation)),
      'job/line': done(({ run, job, text }) => this.run(run).slots.get(job)?.line(text)),
      'pipe/redirect': done(({ run, job, pipe, target }) =>
        this.run(run).slots.get(job)?.outlets.get(pipe)?.redirect(target),
      ),
      'pipe/expect': done(({ run, pipe, sourceEpoch }) => this.run(run).expect(pipe, sourceEpoch)),
      'pipe/end': done(({ run, pipe }) => this.run(run).endPipe(pipe)),
      'output/read': ({ run, job, from }) => this.run(run).console(job).since(from),
    }
  }

  private open(params: AgentParams<'run/open'>): null {
    if (this.runs.has(params.run)) return null
    const log = this.openLog(params)
    log('INFO', `run ${params.run} of ${params.network} on ${this.options.name}, agent ${AGENT_VERSION}`)
    const host: RunHost = {
      pool: this.pool,
      log,
      isHere: ({ host: address, port }) => address === this.options.address && port === this.dataPort,
      changed: ({ job, epoch }, change) =>
        this.client?.endpoint.notify('job/changed', { run: params.run, job: job.id, epoch, change }),
      output: (job) => (lines, skipped) => {
        if (this.client === null || this.client.stream.writableLength > CLIENT_BACKLOG_BYTES) return false
        this.client.endpoint.notify('output', { run: params.run, job, lines, skipped })
        return true
      },
    }
    this.runs.set(params.run, new AgentRun(params, host))
    this.startBeating(params.heartbeatIntervalMs)
    return null
  }

  private openLog({ log }: AgentParams<'run/open'>): Log {
    if (log === null) return () => undefined
    return fileLog(log.file, log.level, (error) =>
      process.stderr.write(`log ${log.file}: ${error.message}\n`),
    )
  }

  private async closeRun(id: string, graceMs: number): Promise<null> {
    const run = this.runs.get(id)
    if (run === undefined) return null
    this.runs.delete(id)
    await run.stop(graceMs)
    run.close()
    return null
  }

  private startBeating(intervalMs: number): void {
    this.heartbeatIntervalMs = intervalMs
    this.stopBeating?.()
    this.stopBeating = beat(intervalMs, () => {
      this.client?.endpoint.notify('heartbeat', {
        sequence: ++this.sequence,
        metrics: this.metrics.read(),
        ...describeRuns(this.runs),
      })
    })
  }

  private run(id: string): AgentRun {
    const run = this.runs.get(id)
    if (run !== undefined) return run
    throw new RpcError(
      'unknown-run',
      `${this.options.name} knows nothing of run ${id}.`,
      'Start the run again.',
    )
  }

  private logEverywhere(text: string): void {
    for (const run of this.runs.values()) run.log('DEBUG', text)
  }
}

function describeRuns(runs: Map<string, AgentRun>): ReturnType<AgentRun['describe']> {
  const all = [...runs.values()].map((run) => run.describe())
  return { pipes: all.flatMap(({ pipes }) => pipes), jobs: all.flatMap(({ jobs }) => jobs) }
}

/** A request that has no answer but that it was carried out. */
function done<P>(carryOut: (params: P) => void): (params: P) => null {
  return (params) => {
    carryOut(params)
    return null
  }
}
