/** Drives one run: events go into the pure supervisor one by one, its instructions are carried out. */
import { EventEmitter } from 'node:events'
import { LOCAL_GROUP } from '../../agent/core/network/description'
import type { JobId } from '../../agent/core/network/description'
import { createRun } from '../../agent/core/supervisor/create-run'
import { nextDeadline } from '../../agent/core/supervisor/next-deadline'
import { supervise } from '../../agent/core/supervisor/supervise'
import { supervisorSettings } from '../../agent/core/supervisor/timing'
import { restoreSnapshot } from '../../agent/core/supervisor/snapshot'
import type { NodeFound, NodeId, RunState, SupervisorEvent } from '../../agent/core/supervisor/types'
import type { OutputLine } from '../../agent/protocol/common'
import type { ClientListeners } from '../../agent/protocol/rpc'
import type { ClientParams } from '../../agent/protocol/to-client'
import type { AgentLink } from './agent-link'
import { DeadlineTimer, monotonicNow } from './deadline-timer'
import { makeExecutor } from './executors'
import type { NumberedNotice, SavedState } from './handover/run-record'
import { RunSaver } from './handover/run-saver'
import type { Save } from './handover/run-saver'
import { InputLines } from './input-lines'
import { JobStates } from './job-states'
import { Knocker } from './knocker'
import type { OutputPace } from './output-pace'
import { makeEffects } from './run-effects'
import { RunFigures } from './run-figures'
import { newIdentity } from './run-identity'
import type { RunIdentity } from './run-identity'
import { makeListeners } from './run-listeners'
import { RunNodes } from './run-nodes'
import { summarizeJobs } from './run-summary'
import type { NodePlace, RunEvent, RunOptions, RunSummary } from './run-types'

/** Heartbeats that a node's last figures are waited for. */
const LAST_HEARTBEATS = 2

export class Run {
  readonly figures = new RunFigures()
  state: RunState
  private resolveEnded: (summary: RunSummary) => void = () => undefined
  /** Resolves when every job has ended and every agent has forgotten the run. */
  readonly ended = new Promise<RunSummary>((resolve) => (this.resolveEnded = resolve))
  private readonly emitter = new EventEmitter<{ event: [RunEvent]; heartbeat: [NodeId] }>()
  private readonly nodes: RunNodes
  private readonly execute: ReturnType<typeof makeExecutor>
  private readonly events: SupervisorEvent[] = []
  private readonly lines = new InputLines()
  private readonly states: JobStates
  private readonly timer = new DeadlineTimer(() => this.feed({ type: 'tick' }))
  /** Nothing is decided before the run has begun, nor after another client has taken it or this one has left it. */
  private phase: 'opening' | 'deciding' | 'over' = 'opening'
  private handling = false
  /** What was told before anybody could listen. */
  private untold: RunEvent[] = []
  private readonly saver: RunSaver | null
  private readonly knocker: Knocker

  private constructor(
    private readonly options: RunOptions,
    readonly identity: RunIdentity,
    /** What another client left, and what the agents say of it. */
    private readonly taken: { saved: SavedState; found: NodeFound[] } | null = null,
  ) {
    // Each node of the run listens, beside those who show it.
    this.emitter.setMaxListeners(0)
    this.state =
      taken === null ? initialState(options, []) : restoreSnapshot(taken.saved.state, monotonicNow())
    this.states = new JobStates(identity.run, options.localStates, (job, message) =>
      this.emit({ type: 'trouble', job, message }),
    )
    this.nodes = new RunNodes(options, identity, {
      feed: (event) => this.feed(event),
      listenersFor: this.hear(),
      renewed: (node) => this.saver?.forget(node),
    })
    this.saver = identity.record === '' ? null : this.makeSaver()
    this.knocker = this.makeKnocker()
    const effects = makeEffects(options, this.nodes, {
      state: () => this.state,
      savedState: (job) => this.states.get(job),
      feed: (event) => this.feed(event),
      emit: (event) => this.emit(event),
      end: (failed) => void this.finish(failed),
    })
    this.execute = makeExecutor(effects)
  }

  /** Makes the run known to all its nodes, whose links are open; nothing starts before `begin`. */
  static async open(options: RunOptions): Promise<Run> {
    const run = new Run(options, newIdentity(options))
    await run.nodes.open()
    return run
  }

  /**
   * Takes up a run that another client has left, or lets go by `takeOver`: its nodes are those of its record, with links
   * where their agents answer. Nothing is decided, and nothing told, before `begin`. Rejects with an RpcError `run-held`
   * while another client holds it.
   */
  static async takeUp(
    options: RunOptions,
    identity: RunIdentity,
    saved: SavedState,
    takeOver: boolean,
  ): Promise<Run> {
    const taken = { saved, found: [] as NodeFound[] }
    const run = new Run(options, identity, taken)
    try {
      taken.found = await run.nodes.takeUp(takeOver)
      return run
    } catch (error) {
      await run.nodes.leave()
      throw error
    }
  }

  /** Hears everything from now on. */
  onEvent(listener: (event: RunEvent) => void): void {
    this.emitter.on('event', listener)
  }

  /** Takes console lines no faster than this from now on. */
  paceOutput(pace: OutputPace): void {
    this.nodes.outputPace = pace
  }

  /** Places and starts the jobs; all nodes compete for them. */
  begin(): void {
    // Opening took its time: the silence of the nodes counts from here.
    const early = this.events.splice(0)
    this.phase = 'deciding'
    if (this.taken === null) {
      this.state = initialState(this.options, this.nodes.up)
      this.feed({ type: 'tick' })
    } else {
      this.state = { ...this.state, jobs: this.states.recall(this.state.jobs) }
      // Seconds grow from client to client, whatever each of them could save.
      const epochsAbove = Math.floor(Date.now() / 1000)
      // States first: what is placed goes on from them.
      for (const event of early) if (event.type === 'job-saved') this.feed(event)
      this.feed({ type: 'taken-up', found: this.taken.found, epochsAbove })
      for (const event of early) if (event.type !== 'job-saved') this.feed(event)
    }
    for (const event of this.untold.splice(0)) this.emit(event)
    this.nodes.watch()
    // Whoever looks for the run must find it, also before anything happens.
    this.saver?.giveAll()
  }

  /** The last notices, also those of the clients that held the run before. */
  get notices(): readonly NumberedNotice[] {
    return this.saver?.recent ?? []
  }

  /** Leaves the run to itself: it goes on without a client until another one takes it up. */
  async leave(): Promise<void> {
    this.saver?.giveAll()
    this.stopDeciding()
    await this.nodes.leave()
  }

  /** Lines of a job's console that its node still keeps: the last ones. */
  async lastLines(job: JobId, last: number): Promise<OutputLine[]> {
    const node = this.state.jobs[job]?.node ?? null
    if (node === null) return []
    const { lines } = await this.nodes.ask(node, 'output/read', { run: this.nodes.run, job, from: 1, last })
    return lines
  }

  /** Ends every job in order; `ended` says when. */
  stop(): void {
    this.feed({ type: 'stop-requested' })
  }

  /** Ends every job at once, without letting them work off what is on its way. */
  endNow(): void {
    if (this.phase === 'deciding') void this.finish(false)
  }

  /** Takes a job to another node. */
  move(job: JobId, node: NodeId): void {
    this.feed({ type: 'move-requested', job, node })
  }

  /** Takes a node in that was absent, or back whose connection was lost; `place`: what was not known of it before. */
  rejoin(node: NodeId, link: AgentLink, place?: NodePlace): Promise<void> {
    return this.nodes.rejoin(node, link, place)
  }

  /** Takes a lost node back whose connection stands again; harmless when repeated. */
  readmit(node: NodeId): Promise<void> {
    return this.nodes.readmit(node)
  }

  /** Whether the connection to the node stands. */
  isConnected(node: NodeId): boolean {
    return this.nodes.up.includes(node)
  }

  /** Resolves when the connection to the node breaks. */
  untilDisconnected(node: NodeId): Promise<void> {
    return this.nodes.untilDown(node)
  }

  /** Types a line into an interactive job, null ends its input; false when too many lines wait for the job. */
  type(job: JobId, text: string | null): boolean {
    if (text === null) this.lines.end(job)
    const { status, node } = this.state.jobs[job] ?? { status: 'unplaced', node: null }
    if (status === 'running' && node !== null) this.send(node, job, text)
    else if (text !== null) return this.lines.keep(job, text)
    return true
  }

  private send(node: NodeId, job: JobId, text: string | null): void {
    // A job that cannot take its line has ended or crashed, which is told anyway.
    this.nodes.request(node, 'job/line', { run: this.nodes.run, job, text }, () => null)
  }

  /** What a job of an earlier placement saved is of no use: another has gone on already. */
  private keepState(
    node: NodeId,
    { run, job, epoch, isCopy = false, ...saved }: ClientParams<'job/saved'>,
  ): void {
    const current = this.state.jobs[job]?.epoch
    if (current === undefined || (!isCopy && current !== epoch)) return
    this.states.keep(job, saved, node === LOCAL_GROUP && !isCopy)
    const { generation, round } = saved
    this.feed({ type: 'job-saved', job, epoch: current, round: { generation, round } })
    if (isCopy) return
    // An agent that cannot be told is lost, or tells it again.
    const kept = (): void =>
      this.nodes.request(node, 'job/kept', { run, job, epoch, generation, round }, () => null)
    const isCopied = this.options.network.settings.copyStates
    this.nodes.copyState(node, isCopied ? { run, job, ...saved } : null, kept)
  }

  /** Events are handled one after the other, in the order in which they came. */
  private feed(event: SupervisorEvent): void {
    if (this.phase === 'over') return
    this.events.push(event)
    if (this.handling || this.phase === 'opening') return
    this.handling = true
    for (let next = this.events.shift(); next; next = this.events.shift()) this.handle(next)
    this.handling = false
    if (this.isDeciding()) this.timer.set(nextDeadline(this.state))
  }

  private handle(event: SupervisorEvent): void {
    if (!this.isDeciding()) return
    const before = this.state
    const { state, instructions } = supervise(before, event, monotonicNow())
    this.state = state
    for (const each of instructions) {
      if (each.type !== 'report') continue
      this.saver?.note(each.notice)
      if (each.notice.type === 'node-suspect') this.knocker.knock(each.notice.node)
    }
    // An agent never carries out what it has not been given the state of.
    const concerned = instructions.flatMap((each) => ('node' in each ? [each.node] : []))
    const isNew = state.jobs !== before.jobs || state.phase !== before.phase || instructions.length > 0
    if (isNew) this.saver?.changed(new Set(concerned))
    for (const instruction of instructions) this.execute(instruction)
  }

  private isDeciding(): boolean {
    return this.phase === 'deciding'
  }

  private stopDeciding(): void {
    this.phase = 'over'
    this.timer.clear()
    this.knocker.stop()
    this.saver?.close()
  }

  private makeSaver(): RunSaver {
    const host = {
      now: monotonicNow,
      state: () => this.state,
      up: () => this.nodes.up,
      send: (node: NodeId, save: Save) => this.nodes.save(node, save),
    }
    return new RunSaver(host, this.identity.term, this.taken?.saved.notices)
  }

  private makeKnocker(): Knocker {
    const nothing = { cpuPercent: 0, memoryPercent: 0, diskPercent: 0, swapPercent: 0 }
    const stateOf = (node: NodeId) => this.state.nodes[node]
    return new Knocker({
      run: this.identity.run,
      key: this.identity.key,
      now: monotonicNow,
      isSuspect: (node) => this.isDeciding() && stateOf(node)?.status === 'suspect',
      addressOf: (node) => stateOf(node)?.dataAddress ?? null,
      alive: (node) =>
        this.feed({ type: 'heartbeat', node, metrics: stateOf(node)?.history.at(-1) ?? nothing }),
    })
  }

  private hear(): (node: NodeId) => ClientListeners {
    return makeListeners({
      run: this.identity.run,
      figures: this.figures,
      lines: this.lines,
      feed: (event) => this.feed(event),
      emit: (event) => this.emit(event),
      keepState: (node, message) => this.keepState(node, message),
      type: (node, job, text) => this.send(node, job, text),
      beat: (node) => {
        this.knocker.heard(node)
        this.emitter.emit('heartbeat', node)
      },
      taken: (by) => {
        if (this.phase === 'over') return
        this.stopDeciding()
        this.emit({ type: 'taken', by })
      },
    })
  }

  private async finish(failed: boolean): Promise<void> {
    this.stopDeciding()
    await this.lastFigures()
    await this.nodes.close()
    const summary = { failed, jobs: summarizeJobs(this.state, this.figures) }
    this.emit({ type: 'ended', summary })
    this.resolveEnded(summary)
  }

  /** Waits for one more heartbeat of every node: what the jobs did last is not in the ones before. */
  private lastFigures(): Promise<void> {
    const missing = new Set(this.nodes.up)
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer)
        this.emitter.removeAllListeners('heartbeat')
        resolve()
      }
      const timer = setTimeout(done, this.options.network.settings.heartbeatIntervalMs * LAST_HEARTBEATS)
      this.emitter.on('heartbeat', (node) => {
        if (missing.delete(node) && missing.size === 0) done()
      })
      if (missing.size === 0) done()
    })
  }

  private emit(event: RunEvent): void {
    if (this.phase === 'opening') this.untold.push(event)
    else this.emitter.emit('event', event)
  }
}

function initialState({ network, nodes }: RunOptions, up: readonly NodeId[]): RunState {
  const seeds = nodes.map(({ id, aliases, groups, slots, link }) => {
    const { dataAddress = null, cores = 1 } = (up.includes(id) ? link?.greeting : null) ?? {}
    return { id, aliases, groups, slots: slots ?? cores, dataAddress }
  })
  return createRun(network, seeds, supervisorSettings(network.settings), monotonicNow())
}
