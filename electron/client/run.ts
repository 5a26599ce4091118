/** Drives one run: events go into the pure supervisor one by one, its instructions are carried out. */
import { EventEmitter } from 'node:events'
import type { JobId } from '../../agent/core/network/description'
import { createRun } from '../../agent/core/supervisor/create-run'
import { nextDeadline } from '../../agent/core/supervisor/next-deadline'
import { supervise } from '../../agent/core/supervisor/supervise'
import { supervisorSettings } from '../../agent/core/supervisor/timing'
import type { NodeId, RunState, SupervisorEvent } from '../../agent/core/supervisor/types'
import type { ClientListeners } from '../../agent/protocol/rpc'
import type { AgentLink } from './agent-link'
import { DeadlineTimer, monotonicNow } from './deadline-timer'
import { makeExecutor } from './executors'
import { InputLines } from './input-lines'
import { eventOf } from './job-events'
import { makeEffects } from './run-effects'
import { RunFigures } from './run-figures'
import { RunNodes } from './run-nodes'
import { summarizeJobs } from './run-summary'
import type { RunEvent, RunOptions, RunSummary } from './run-types'

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
  private readonly timer = new DeadlineTimer(() => this.feed({ type: 'tick' }))
  private handling = false

  private constructor(private readonly options: RunOptions) {
    this.state = initialState(options)
    this.nodes = new RunNodes(options, {
      feed: (event) => this.feed(event),
      listenersFor: (node) => this.listenersFor(node),
    })
    const effects = makeEffects(options, this.nodes, {
      state: () => this.state,
      feed: (event) => this.feed(event),
      emit: (event) => this.emit(event),
      end: (failed) => void this.finish(failed),
    })
    this.execute = makeExecutor(effects)
  }

  /** Makes the run known to all its nodes, whose links are open; nothing starts before `begin`. */
  static async open(options: RunOptions): Promise<Run> {
    const run = new Run(options)
    await run.nodes.open()
    return run
  }

  /** Hears everything from now on. */
  onEvent(listener: (event: RunEvent) => void): void {
    this.emitter.on('event', listener)
  }

  /** Places and starts the jobs; all nodes compete for them. */
  begin(): void {
    // Opening took its time: the silence of the nodes counts from here.
    this.state = initialState(this.options)
    this.nodes.watch()
    this.feed({ type: 'tick' })
  }

  /** Ends every job in order; `ended` says when. */
  stop(): void {
    this.feed({ type: 'stop-requested' })
  }

  /** Takes a job to another node. */
  move(job: JobId, node: NodeId): void {
    this.feed({ type: 'move-requested', job, node })
  }

  /** Takes a node back whose connection was lost. */
  rejoin(node: NodeId, link: AgentLink): Promise<void> {
    return this.nodes.rejoin(node, link)
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

  /** Events are handled one after the other, in the order in which they came. */
  private feed(event: SupervisorEvent): void {
    this.events.push(event)
    if (this.handling) return
    this.handling = true
    for (let next = this.events.shift(); next; next = this.events.shift()) this.handle(next)
    this.handling = false
    this.timer.set(nextDeadline(this.state))
  }

  private handle(event: SupervisorEvent): void {
    const { state, instructions } = supervise(this.state, event, monotonicNow())
    this.state = state
    for (const instruction of instructions) this.execute(instruction)
  }

  private listenersFor(node: NodeId): ClientListeners {
    const { run } = this.nodes
    const isOurs = (message: { run: string }): boolean => message.run === run
    return {
      heartbeat: (heartbeat) => {
        const { metrics } = heartbeat
        const ours = {
          ...heartbeat,
          pipes: heartbeat.pipes.filter(isOurs),
          jobs: heartbeat.jobs.filter(isOurs),
        }
        const sample = this.figures.add(node, ours, monotonicNow())
        this.feed({ type: 'heartbeat', node, metrics })
        this.emit({ type: 'metrics', node, sample })
        this.emitter.emit('heartbeat', node)
      },
      'job/changed': (message) => {
        if (!isOurs(message)) return
        const { job, change } = message
        this.feed(eventOf(message))
        if (change.type === 'started') for (const text of this.lines.take(job)) this.send(node, job, text)
      },
      output: (message) => {
        if (isOurs(message)) this.emit({ type: 'output', node, ...message })
      },
    }
  }

  private async finish(failed: boolean): Promise<void> {
    this.timer.clear()
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
    this.emitter.emit('event', event)
  }
}

function initialState({ network, nodes }: RunOptions): RunState {
  const seeds = nodes.map(({ id, aliases, groups, slots, link }) => {
    const { dataAddress, cores } = link.greeting
    return { id, aliases, groups, slots: slots ?? cores, dataAddress }
  })
  return createRun(network, seeds, supervisorSettings(network.settings), monotonicNow())
}
