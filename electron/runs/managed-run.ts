/** One run from the press of the button to its end, told to the windows as it goes on. */
import { randomUUID } from 'node:crypto'
import type { JobId } from '../../agent/core/network/description'
import type { NodeId } from '../../agent/core/supervisor/types'
import { monotonicNow } from '../client/deadline-timer'
import type { RunEvent, RunSummary } from '../client/run-types'
import type { NetworkRef } from '../contract/network'
import type { RunOutcome, RunPhase, RunSnapshot } from '../contract/run'
import { AppError } from '../errors'
import type { Tell } from '../host/handlers'
import { toWireError } from '../host/wire-errors'
import { FigureSampler } from './figures'
import type { OpenedRun, OpenRun } from './opened-run'
import { RunConsole } from './run-console'
import { RunNotices } from './run-notices'
import { emptyParts, partsOf, phaseOf } from './snapshot'

/** How often rates are measured and told. */
const MEASURE_MS = 500

export class ManagedRun {
  readonly key = randomUUID()
  readonly console = new RunConsole()
  readonly notices: RunNotices
  /** Resolves when the run is over and nothing is left of it. */
  readonly ended: Promise<void>
  private readonly startedAt = Date.now()
  private endedAt: number | null = null
  private outcome: RunOutcome | null = null
  private opened: OpenedRun | null = null
  private stopAsked = false
  private isTelling = false
  private timer: NodeJS.Timeout | null = null

  constructor(
    readonly network: NetworkRef,
    private readonly mode: RunSnapshot['mode'],
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

  get snapshot(): RunSnapshot {
    const { key: run, network, mode, startedAt, endedAt, outcome, opened } = this
    const parts = opened ? partsOf(opened.network, opened.run.state) : emptyParts
    return { run, network, mode, phase: this.phase, startedAt, endedAt, outcome, ...parts }
  }

  /** Ends the jobs in order; a second time everything ends at once. */
  stop(): void {
    if (this.stopAsked) void this.opened?.close()
    this.stopAsked = true
    this.opened?.run.stop()
    this.change()
  }

  killNode(node: NodeId): void {
    const kill = this.opened?.killNode
    if (!kill) throw new AppError('unsupported', `${node} is not ours to kill`, 'Switch the node off.')
    kill(node)
  }

  move(job: JobId, node: NodeId): void {
    this.opened?.run.move(job, node)
  }

  type(job: JobId, text: string | null): void {
    const isTaken = this.opened?.run.type(job, text) ?? false
    if (!isTaken)
      throw new AppError('run-failed', `Job ${job} takes no more lines`, 'Wait until it runs again.')
  }

  /** Ends the run without waiting for its jobs. */
  async close(): Promise<void> {
    this.stopAsked = true
    await this.opened?.close()
    await this.ended
  }

  private get phase(): RunPhase {
    if (this.endedAt !== null) return 'ended'
    if (this.stopAsked) return 'stopping'
    return this.opened ? phaseOf(this.opened.run.state) : 'preparing'
  }

  private async live(open: OpenRun): Promise<void> {
    try {
      const opening = await open()
      if (opening.ok) await this.drive(opening.opened)
      else this.outcome = { type: 'refused', problems: opening.problems }
    } catch (error) {
      const { message, hint } = toWireError(error)
      this.outcome = { type: 'failed', message, hint }
    }
    this.endedAt = Date.now()
    this.console.end()
    this.change()
  }

  private async drive(opened: OpenedRun): Promise<void> {
    this.opened = opened
    this.console.setJobs(opened.network.jobs.length)
    const { run } = opened
    run.onEvent((event) => this.take(event))
    try {
      run.begin()
      if (this.stopAsked) run.stop()
      const sampler = new FigureSampler(opened.network, run, monotonicNow())
      this.timer = setInterval(() => this.measure(sampler), MEASURE_MS)
      this.change()
      this.outcome = outcomeOf(await run.ended, opened)
    } finally {
      if (this.timer) clearInterval(this.timer)
      await opened.close()
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
        return this.notices.addTaken(event.by)
      case 'metrics':
      case 'ended':
        return
    }
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

function outcomeOf({ failed, jobs }: RunSummary, opened: OpenedRun): RunOutcome {
  const failure = opened.failure()
  if (failure) return { type: 'failed', ...failure }
  if (!failed) return { type: 'done' }
  const lost = jobs.filter(({ status }) => status === 'failed')
  const names = lost.map(({ name }) => name).join(', ')
  return {
    type: 'failed',
    message: names === '' ? 'The run failed' : `${names} failed`,
    hint: lost[0]?.reason ?? 'Look at the timeline for what happened.',
  }
}
