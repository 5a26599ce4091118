/** One run from the press of the button to its end, told to the windows as it goes on. */
import { randomUUID } from 'node:crypto'
import type { JobId } from '../../agent/core/network/description'
import type { NodeId } from '../../agent/core/supervisor/types'
import { monotonicNow } from '../client/deadline-timer'
import type { NodesEvent } from '../client/nodes/node-events'
import { OutputPace } from '../client/output-pace'
import type { RunEvent, RunSummary } from '../client/run-types'
import type { NetworkRef } from '../contract/network'
import type { RunOutcome, RunPhase, RunSnapshot } from '../contract/run'
import { AppError } from '../errors'
import type { Tell } from '../host/handlers'
import { toWireError } from '../host/wire-errors'
import { Arrivals } from './arrivals'
import type { SshConnection } from '../ssh/ssh-connection'
import { FigureSampler } from './figures'
import type { OpenedRun, OpenRun } from './opened-run'
import { RunConsole } from './run-console'
import { RunNotices } from './run-notices'
import { emptyParts, partsOf, phaseOf } from './snapshot'

/** How often rates are measured and told. */
const MEASURE_MS = 500

/**
 * A burst of twice what an agent keeps of a job comes whole; of a lasting flood nobody reads more than this, and the
 * processor is left to the jobs and the user.
 */
const OUTPUT_PACE = { burst: 20_000, perSecond: 10_000 }

/** Progress of a transfer is told no more often. */
const PROGRESS_MS = 100

export class ManagedRun {
  readonly key = randomUUID()
  readonly console = new RunConsole()
  readonly notices: RunNotices
  /** Resolves when the run is over and nothing is left of it. */
  readonly ended: Promise<void>
  private startedAt = Date.now()
  private endedAt: number | null = null
  private outcome: RunOutcome | null = null
  private opened: OpenedRun | null = null
  private stopAsked = false
  private isTelling = false
  private readonly cancelling = new AbortController()
  private readonly arrivals = new Arrivals()
  private progressTimer: NodeJS.Timeout | null = null
  /** Ends this app's part in a run that goes on. */
  private resolveParted: (outcome: RunOutcome) => void = () => undefined
  private readonly parted = new Promise<RunOutcome>((resolve) => (this.resolveParted = resolve))
  private timer: NodeJS.Timeout | null = null

  constructor(
    readonly network: NetworkRef,
    readonly mode: RunSnapshot['mode'],
    open: OpenRun,
    private readonly tell: Tell,
  ) {
    const nameOf = (job: JobId): string => this.opened?.run.state.jobs[job]?.name ?? `job ${job}`
    this.notices = new RunNotices(this.key, nameOf, (notice) => tell('run/did-notice', notice))
    this.ended = this.live(open)
    this.change()
  }

  get isActive(): boolean {
    return this.endedAt === null
  }

  /** The run's name among agents; null before it is known to any, and once this app does not hold it any more. */
  get agentRun(): string | null {
    return this.isActive ? (this.opened?.run.identity.run ?? null) : null
  }

  get snapshot(): RunSnapshot {
    const { key: run, network, mode, startedAt, endedAt, outcome, opened } = this
    const parts = opened ? partsOf(opened.network, opened.run.state) : emptyParts
    const arrivals = this.arrivals.list()
    return { run, network, mode, phase: this.phase, startedAt, endedAt, outcome, arrivals, ...parts }
  }

  /** Ends the jobs in order; a second time everything ends at once. What has not begun is cancelled. */
  stop(): void {
    if (this.stopAsked) this.opened?.endNow()
    this.stopAsked = true
    if (this.opened) this.opened.run.stop()
    else this.cancelling.abort()
    this.change()
  }

  /** Lets a run on nodes go on without this app; resolves when it has been left. */
  async leave(): Promise<void> {
    if (!this.isActive) return
    if (!this.opened) this.stop()
    else if (this.opened.leave) {
      await this.opened.leave()
      this.resolveParted({ type: 'left' })
    } else throw new AppError('unsupported', 'A simulation ends with the app', 'Stop it.')
    await this.ended
  }

  killNode(node: NodeId): void {
    const kill = this.opened?.killNode
    if (!kill) throw new AppError('unsupported', `${node} is not ours to kill`, 'Switch the node off.')
    kill(node)
  }

  /** The connection by which a node is reached now; throws an AppError where there is none. */
  connectionTo(node: NodeId): SshConnection {
    const connection = this.opened?.connectionTo(node) ?? null
    if (connection !== null && !connection.isClosed) return connection
    const hint = 'Wait until it has joined again.'
    throw new AppError('unreachable', `Node ${node} is not connected`, hint)
  }

  move(job: JobId, node: NodeId): void {
    this.opened?.run.move(job, node)
  }

  type(job: JobId, text: string | null): void {
    const isTaken = this.opened?.run.type(job, text) ?? false
    if (!isTaken)
      throw new AppError('run-failed', `Job ${job} takes no more lines`, 'Wait until it runs again.')
  }

  /** Ends a simulation without waiting for its jobs; a run on nodes is left to them. */
  async close(): Promise<void> {
    if (this.mode === 'nodes') return this.leave()
    this.stopAsked = true
    this.opened?.endNow()
    await this.ended
  }

  private get phase(): RunPhase {
    if (this.endedAt !== null) return 'ended'
    if (this.stopAsked) return 'stopping'
    return this.opened ? phaseOf(this.opened.run.state) : 'preparing'
  }

  private async live(open: OpenRun): Promise<void> {
    try {
      const opening = await open({
        signal: this.cancelling.signal,
        onNodes: (event) => this.takeNodes(event),
      })
      if (opening.ok) await this.drive(opening.opened)
      else this.outcome = { type: 'refused', problems: opening.problems }
    } catch (error) {
      const { message, hint } = toWireError(error)
      const isCancelled = this.cancelling.signal.aborted && error instanceof AppError
      this.outcome = isCancelled ? { type: 'cancelled' } : { type: 'failed', message, hint }
    }
    if (this.progressTimer) clearTimeout(this.progressTimer)
    this.endedAt = Date.now()
    this.console.end()
    this.change()
  }

  private async drive(opened: OpenedRun): Promise<void> {
    this.opened = opened
    this.startedAt = opened.begunAt ?? this.startedAt
    this.console.setJobs(opened.network.jobs.length)
    const { run } = opened
    let isOver = false
    // A run that is taken up has a history.
    for (const { notice, at } of run.notices) this.notices.add(notice, at)
    run.onEvent((event) => this.take(event))
    run.paceOutput(new OutputPace(OUTPUT_PACE))
    try {
      run.begin()
      if (this.stopAsked) run.stop()
      const sampler = new FigureSampler(opened.network, run, monotonicNow())
      this.timer = setInterval(() => this.measure(sampler), MEASURE_MS)
      this.change()
      const ended = run.ended.then((summary) => {
        isOver = true
        return outcomeOf(summary, opened)
      })
      this.outcome = await Promise.race([ended, this.parted])
    } finally {
      if (this.timer) clearInterval(this.timer)
      await opened.close(isOver)
    }
  }

  private measure(sampler: FigureSampler): void {
    this.tell('run/did-measure', { run: this.key, at: Date.now(), ...sampler.sample(monotonicNow()) })
  }

  private take(event: RunEvent): void {
    switch (event.type) {
      case 'output':
        return this.console.add(event.job, event.node, event.lines, event.skipped)
      case 'notice':
        this.notices.add(event.notice)
        return this.change()
      case 'trouble':
        return this.notices.addTrouble(event.job, event.message)
      case 'taken':
        this.notices.addTaken(event.by)
        return this.resolveParted({ type: 'taken', by: holderName(event.by) })
      case 'metrics':
      case 'ended':
        return
    }
  }

  private takeNodes(event: NodesEvent): void {
    if (event.type === 'reading') return
    this.arrivals.take(event)
    if (event.type === 'node-absent') {
      this.notices.addNode(event.node, event.type, event.message, event.hint)
    } else if (event.type === 'node-warning') this.notices.addNode(event.node, event.type, event.message)
    if (event.type !== 'sending') return this.change()
    this.progressTimer ??= setTimeout(() => {
      this.progressTimer = null
      this.change()
    }, PROGRESS_MS)
  }

  /** Tells the windows once for everything that happens together. */
  private change(): void {
    if (this.isTelling) return
    this.isTelling = true
    setImmediate(() => {
      this.isTelling = false
      this.tell('run/did-change', this.snapshot)
    })
  }
}

function holderName({ name, user, host }: { name: string; user: string; host: string }): string {
  return `${name} (${user} on ${host})`
}

function outcomeOf({ failed, jobs }: RunSummary, opened: OpenedRun): RunOutcome {
  const failure = opened.failure()
  if (failure) return { type: 'failed', ...failure }
  if (!failed) return { type: 'done' }
  const lost = jobs.filter(({ status }) => status === 'failed')
  const names = lost.map(({ name }) => name).join(', ')
  return {
    type: 'failed',
    message: names === '' ? 'The run failed' : `Failed jobs: ${names}`,
    hint: lost[0]?.reason ?? 'Look at the timeline for what happened.',
  }
}
