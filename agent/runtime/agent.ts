/** The agent: carries out what its client asks, for any number of runs, and reports what happens. */
import { arch, availableParallelism, hostname, platform } from 'node:os'
import { PROTOCOL_VERSION } from '../protocol/common'
import type { AgentEndpoint, AgentHandlers, ByteStream } from '../protocol/rpc'
import { serveAgent } from '../protocol/rpc'
import { RpcError } from '../protocol/rpc-error'
import type { AgentParams, AgentResult } from '../protocol/to-agent'
import { beat } from './heartbeat'
import { CLIENT_BACKLOG_BYTES } from './limits'
import { LinkServer } from './links/link-server'
import { fileLog, type Log } from './log'
import { MetricsReader } from './metrics'
import type { HostPools } from './process/host-pools'
import { AgentRun, type RunHost } from './run/agent-run'
import { AGENT_VERSION } from './version'

export interface AgentOptions {
  name: string
  /** Address under which other agents reach the data port. */
  address: string
  /** 0: any free port. */
  port: number
}

export class Agent {
  private readonly runs = new Map<string, AgentRun>()
  private readonly links: LinkServer
  private readonly metrics = new MetricsReader(process.cwd())
  private dataPort = 0
  /** The client, one at a time: whoever says a proper hello takes over. */
  private client: AgentEndpoint | null = null
  private stopBeating: (() => void) | null = null
  private heartbeatIntervalMs: number | null = null
  private sequence = 0

  constructor(
    private readonly options: AgentOptions,
    private readonly pools: HostPools,
  ) {
    this.links = new LinkServer({
      key: (run) => this.runs.get(run)?.key ?? null,
      admit: (opening, close) =>
        this.runs.get(opening.run)?.admit(opening, close) ?? { answer: { type: 'not-here' }, target: null },
      log: (text) => this.logEverywhere(text),
    })
  }

  /** Opens the data port. */
  async listen(): Promise<void> {
    const { address, port } = this.options
    this.dataPort = await this.links.listen(address, port)
  }

  /** Serves a client on a connection. */
  serve(stream: ByteStream): void {
    const hello = (): AgentResult<'hello'> => {
      this.welcome(endpoint)
      return this.greeting()
    }
    const endpoint = serveAgent(stream, { hello, ...this.handlers() })
    endpoint.onClose(() => {
      if (this.client !== endpoint) return
      this.client = null
      this.stopBeating?.()
      this.stopBeating = null
    })
  }

  /** Ends every job and closes everything, at once. */
  close(): void {
    for (const run of this.runs.values()) run.close()
    this.runs.clear()
    this.pools.close()
    this.links.close()
    this.stopBeating?.()
  }

  private welcome(endpoint: AgentEndpoint): void {
    if (this.client === endpoint) return
    this.client?.close()
    this.client = endpoint
    this.sequence = 0
    if (this.heartbeatIntervalMs !== null) this.startBeating(this.heartbeatIntervalMs)
  }

  private greeting(): AgentResult<'hello'> {
    return {
      protocol: PROTOCOL_VERSION,
      agent: AGENT_VERSION,
      hostname: hostname(),
      platform: platform(),
      architecture: arch(),
      pid: process.pid,
      cores: availableParallelism(),
      dataAddress: { host: this.options.address, port: this.dataPort },
      warm: this.pools.count,
    }
  }

  private handlers(): Omit<AgentHandlers, 'hello'> {
    return {
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
      pools: this.pools,
      log,
      isHere: ({ host: address, port }) => address === this.options.address && port === this.dataPort,
      changed: ({ job, epoch }, change) =>
        this.client?.notify('job/changed', { run: params.run, job: job.id, epoch, change }),
      output: (job) => (lines, skipped) => {
        if (this.client === null) return 'gone'
        if (this.client.backlogBytes() > CLIENT_BACKLOG_BYTES) return 'busy'
        this.client.notify('output', { run: params.run, job, lines, skipped })
        return 'taken'
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
      // A client that does not read is not to fill our memory; the sequence shows it that some are missing.
      const sequence = ++this.sequence
      if (this.client === null || this.client.backlogBytes() > CLIENT_BACKLOG_BYTES) return
      this.client.notify('heartbeat', {
        sequence,
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
