/** The agent: carries out what its client asks, for any number of runs, and reports what happens. */
import { arch, availableParallelism, hostname, platform } from 'node:os'
import { PROTOCOL_VERSION } from '../protocol/common'
import type { AgentHandlers, ByteStream } from '../protocol/rpc'
import { serveAgent } from '../protocol/rpc'
import { RpcError } from '../protocol/rpc-error'
import type { AgentParams, AgentResult } from '../protocol/to-agent'
import { ClientConnection } from './clients/client-connection'
import { Heartbeats } from './clients/heartbeats'
import { buildHash } from './build-hash'
import { ABANDONED_GRACE_MS } from './limits'
import { DataPort } from './links/data-port'
import { LinkServer } from './links/link-server'
import { fileLog, type Log } from './log'
import { MeshReader } from './mesh'
import { TemperatureReader } from './temperature'
import { MetricsReader } from './metrics'
import type { HostPools } from './process/host-pools'
import { AgentRun } from './run/agent-run'
import { EndedRuns } from './run/ended-runs'
import { AGENT_VERSION } from './version'

export interface AgentOptions {
  name: string
  /** Address under which other agents reach the data port. */
  address: string
  /** 0: any free port. */
  port: number
  /** Folder of the agent's files, of which clients are told what they contain; null: they know. */
  folder: string | null
}

export class Agent {
  private readonly runs = new Map<string, AgentRun>()
  private readonly ended = new EndedRuns()
  private readonly links: LinkServer
  private readonly metrics = new MetricsReader(process.cwd())
  private readonly mesh = new MeshReader()
  private readonly temperature = new TemperatureReader()
  private readonly dataPort: DataPort
  private build: string | undefined
  private readonly heartbeats = new Heartbeats(() => ({
    metrics: this.metrics.read(),
    mesh: this.mesh.read(),
    temperatureC: this.temperature.read(),
    ...describeRuns(this.runs),
  }))

  constructor(
    private readonly options: AgentOptions,
    private readonly pools: HostPools,
  ) {
    this.links = new LinkServer({
      key: (run) => this.runs.get(run)?.key ?? null,
      admit: (opening, close, acknowledge) =>
        this.runs.get(opening.run)?.admit(opening, close, acknowledge) ?? {
          answer: { type: 'not-here' },
          target: null,
        },
      log: (text) => this.logEverywhere(text),
    })
    this.dataPort = new DataPort(this.links, { ...options, log: (text) => this.say(text) })
  }

  /** Opens the data port. */
  async listen(): Promise<void> {
    const { folder } = this.options
    await this.dataPort.open()
    if (folder !== null) this.build = await buildHash(folder)
  }

  /** Serves a client on a connection, beside any others. */
  serve(stream: ByteStream): void {
    const client = new ClientConnection()
    const endpoint = serveAgent(stream, this.handlers(client))
    client.open(endpoint)
    endpoint.onClose(() => {
      this.heartbeats.remove(client)
      for (const run of this.runs.values()) run.detach(client)
    })
  }

  /** Ends every job and closes everything, at once. */
  close(): void {
    for (const run of this.runs.values()) run.close()
    this.runs.clear()
    this.pools.close()
    this.links.close()
    this.heartbeats.stop()
  }

  private greeting(): AgentResult<'hello'> {
    return {
      protocol: PROTOCOL_VERSION,
      agent: AGENT_VERSION,
      build: this.build,
      hostname: hostname(),
      platform: platform(),
      architecture: arch(),
      pid: process.pid,
      cores: availableParallelism(),
      dataAddress: this.dataPort.address,
      warm: this.pools.count,
    }
  }

  private handlers(client: ClientConnection): AgentHandlers {
    /** The run, about which only the client that holds it decides. */
    const held = (id: string): AgentRun => {
      const run = this.run(id)
      run.seat.demand(client)
      return run
    }
    return {
      hello: async (params) => {
        client.greet(params.client)
        await this.dataPort.follow(params.address)
        return this.greeting()
      },
      'run/open': (params) => this.open(client, params),
      'run/list': () => ({ runs: [...this.runs.values()].map((run) => run.list()), ended: this.ended.all }),
      'run/attach': (params) => this.attach(client, params),
      'run/save': done(({ run, ...saved }) => held(run).save(saved)),
      'run/read': ({ run }) => ({ saved: this.run(run).saved }),
      'run/close': async ({ run, graceMs }) => {
        if (!this.runs.has(run)) return null
        await this.closeRun(held(run), graceMs)
        this.ended.add(run)
        return null
      },
      'job/start': done((params) => held(params.run).start(params)),
      'job/stop': done(({ run, job, epoch, graceMs, leaving }) => {
        const slot = held(run).slots.get(job)
        if (slot?.epoch === epoch) slot.stop(graceMs, leaving)
      }),
      'job/kept': done(({ run, job, epoch, generation, round }) => {
        const slot = held(run).slots.get(job)
        if (slot?.epoch === epoch) slot.kept({ generation, round })
      }),
      'job/copy': done(({ run, job, ...saved }) => held(run).copy(job, saved)),
      'job/reset': done(({ run, job, generation }) => held(run).slots.get(job)?.reset(generation)),
      'job/line': done(({ run, job, text }) => held(run).slots.get(job)?.line(text)),
      'pipe/redirect': done(({ run, job, pipe, target }) =>
        held(run).slots.get(job)?.outlets.get(pipe)?.redirect(target),
      ),
      'pipe/expect': done(({ run, pipe, sourceEpoch }) => held(run).expect(pipe, sourceEpoch)),
      'pipe/end': done(({ run, pipe }) => held(run).endPipe(pipe)),
      'output/taken': done(() => client.outputTaken()),
      'output/read': ({ run, job, from, last }) => {
        const console = this.run(run).console(job)
        return console.since(last === undefined ? from : Math.max(from, console.counter + 1 - last))
      },
    }
  }

  private open(client: ClientConnection, params: AgentParams<'run/open'>): null {
    const known = this.runs.get(params.run)
    if (known !== undefined) {
      known.hold(client, params.term, false)
      return null
    }
    const log = this.openLog(params)
    log('INFO', `run ${params.run} of ${params.network} on ${this.options.name}, agent ${AGENT_VERSION}`)
    const run: AgentRun = new AgentRun(params, {
      pools: this.pools,
      log,
      isHere: (address) => this.dataPort.isHere(address),
      abandoned: () => {
        log('WARNING', `no client for ${params.stopAfterMs} ms, so the run ends here`)
        void this.closeRun(run, ABANDONED_GRACE_MS)
      },
    })
    run.hold(client, params.term, false)
    this.ended.remove(params.run)
    this.runs.set(params.run, run)
    run.attach(client, { type: 'missed' })
    this.heartbeats.add(client)
    this.pace()
    return null
  }

  private attach(
    client: ClientConnection,
    { run: id, as, output }: AgentParams<'run/attach'>,
  ): AgentResult<'run/attach'> {
    const run = this.run(id)
    if (as.type === 'watcher') run.seat.watch(client)
    else run.hold(client, as.term, as.takeOver)
    run.attach(client, output)
    this.heartbeats.add(client)
    return { jobs: run.realities() }
  }

  /** Every run gets heartbeats at least as often as its network asks for. */
  private pace(): void {
    const intervals = [...this.runs.values()].map(({ opened }) => opened.heartbeatIntervalMs)
    this.heartbeats.pace(intervals.length === 0 ? null : Math.min(...intervals))
  }

  private openLog({ log }: AgentParams<'run/open'>): Log {
    if (log === null) return () => undefined
    return fileLog(log.file, log.level, (error) =>
      process.stderr.write(`log ${log.file}: ${error.message}\n`),
    )
  }

  private async closeRun(run: AgentRun, graceMs: number): Promise<void> {
    this.runs.delete(run.opened.run)
    await run.stop(graceMs)
    run.close()
    this.pace()
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

  /** To the agent's own log and those of its runs. */
  private say(text: string): void {
    process.stderr.write(`${text}\n`)
    this.logEverywhere(text)
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
