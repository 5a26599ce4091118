/** One run on this node: its key, its jobs, its links and its log. */
import type { Position } from '../../core/rounds/position'
import type { JobSave, SaveOrder } from '../../protocol/common'
import type { LinkOpening } from '../../protocol/link'
import type { AgentParams } from '../../protocol/to-agent'
import type { ClientParams } from '../../protocol/to-client'
import type { JobReality, OutputFrom, RunOnAgent, SavedRun } from '../../protocol/holding'
import type { ClientConnection } from '../clients/client-connection'
import { RunSeat } from '../clients/run-seat'
import type { ConsoleBuffer } from '../console/console-buffer'
import { ConsoleSet, type Hearing, type OutputListener } from '../console/console-set'
import { LinkClient } from '../links/link-client'
import type { LinkAdmission, LinkTarget } from '../links/link-server'
import type { Level, Log } from '../log'
import { LocalWay } from '../pipes/local-way'
import type { NodeTarget, OutletWays } from '../pipes/outlet'
import { PipeEnds } from '../pipes/pipe-ends'
import type { HostPools } from '../process/host-pools'
import { JobSlot } from './job-slot'
import type { JobChange, JobStart } from './job-types'
import type { RunContext } from './run-context'

/** What a run needs of its agent. */
export interface RunHost {
  readonly pools: HostPools
  readonly log: Log
  /** The data address of this agent. */
  isHere(address: NodeTarget['address']): boolean
  /** Nobody has held the run for the time that its network allows. */
  abandoned(): void
}

export class AgentRun {
  readonly key: Buffer
  readonly slots = new Map<number, JobSlot>()
  private readonly ends = new PipeEnds()
  private readonly consoles = new ConsoleSet()
  readonly seat: RunSeat<ClientConnection>
  private readonly hearings = new Map<ClientConnection, Hearing>()
  private readonly openedAt = Date.now()
  private kept: SavedRun | null = null
  /** States of jobs of other nodes. */
  private readonly copies = new Map<number, JobSave>()
  /** Open links by pipe, to close those of older epochs. */
  private readonly links = new Map<number, { sourceEpoch: number; close: () => void }>()
  private readonly context: RunContext

  constructor(
    readonly opened: AgentParams<'run/open'>,
    private readonly host: RunHost,
  ) {
    this.seat = new RunSeat(opened.run, opened.stopAfterMs, () => host.abandoned())
    this.key = Buffer.from(opened.key, 'base64')
    const { network, headSize, bundle, directory } = opened
    const changed = (start: JobStart, change: JobChange): void => this.onChange(start, change)
    const saved = (start: JobStart, state: JobSave): void => this.onSaved(start, state)
    const { ends } = this
    this.context = { network, headSize, bundle, directory, ends, ways: this.ways(), changed, saved }
  }

  start(start: JobStart): void {
    const { job, epoch } = start
    const older = this.slots.get(job.id) ?? null
    if (older !== null && older.epoch >= epoch) return
    const survives = older !== null && older.isOver && older.epoch === epoch - 1
    if (!survives) older?.close()
    this.host.log('INFO', `${job.type} ${job.id}: starting, epoch ${epoch}`)
    const slot = new JobSlot(start, this.context, this.console(job.id), survives ? older : null)
    this.slots.set(job.id, slot)
    // What writes to a job that was there before must begin anew with this one, which has none of its blocks.
    for (const { pipe } of start.inputs) if (pipe.reliable) this.links.get(pipe.id)?.close()
    slot.launch(() => this.host.pools.take(job, this.opened.python))
  }

  console(job: number): ConsoleBuffer {
    return this.consoles.get(job)
  }

  /** The client decides from now on; what the one before it was not sent counts as missed. */
  hold(client: ClientConnection, term: number, takeOver: boolean): void {
    const before = this.seat.holding
    this.seat.hold(client, term, takeOver)
    if (before !== null && before !== client) this.hearings.get(before)?.mark()
  }

  /** The client, which holds the run or watches it, hears the consoles from there on. */
  attach(client: ClientConnection, from: OutputFrom): void {
    this.hearings.get(client)?.stop()
    const { run } = this.opened
    const hear: OutputListener = (job, lines, skipped, isLast) =>
      client.output({ run, job, lines, skipped }, isLast)
    this.hearings.set(client, this.consoles.hear(hear, from))
    if (!this.seat.isHolder(client)) return
    for (const [job, saved] of this.copies)
      client.notify('job/saved', { run, job, epoch: 0, ...saved, isCopy: true })
    for (const slot of this.slots.values()) slot.tellState()
  }

  /** Keeps the state of a job that another node runs. */
  copy(job: number, saved: JobSave): void {
    this.copies.set(job, saved)
  }

  /** The client's connection is gone. */
  detach(client: ClientConnection): void {
    const hearing = this.hearings.get(client)
    if (this.seat.isHolder(client)) hearing?.mark()
    hearing?.stop()
    this.hearings.delete(client)
    this.seat.leave(client)
  }

  /** Keeps what the next client would need, and shows it to those who watch. */
  save({ order, record, state }: Omit<AgentParams<'run/save'>, 'run'>): void {
    if (this.kept !== null && isOlder(order, this.kept.order)) return
    this.kept = { order, record: record ?? this.kept?.record ?? '', state }
    for (const client of this.seat.spectators) {
      if (!client.isBusy) client.notify('run/saved', { run: this.opened.run, order, state })
    }
  }

  get saved(): SavedRun | null {
    return this.kept
  }

  /** The run as `run/list` tells it. */
  list(): RunOnAgent {
    const { run, network } = this.opened
    const saved = this.kept?.order ?? null
    return { run, network, openedAt: this.openedAt, ...this.seat.describe(), saved }
  }

  /** What has become of every job. */
  realities(): JobReality[] {
    return [...this.slots.values()].map((slot) => slot.reality())
  }

  /** Refuses blocks of sources below the epoch, also on links that are open. */
  expect(pipe: number, sourceEpoch: number): void {
    const end = this.ends.get(pipe)
    end?.inlet.expect(end.input, sourceEpoch)
    const link = this.links.get(pipe)
    if (link !== undefined && link.sourceEpoch < sourceEpoch) link.close()
  }

  endPipe(pipe: number): void {
    const end = this.ends.get(pipe)
    end?.inlet.end(end.input)
  }

  /** Lets a link in, or says why not. */
  admit(
    opening: LinkOpening,
    close: () => void,
    acknowledge: (position: Position) => void,
  ): ReturnType<LinkAdmission['admit']> {
    const { pipe, sourceEpoch, acknowledged } = opening
    const end = this.ends.get(pipe)
    if (end === undefined) return { answer: { type: 'not-here' }, target: null }
    const { input } = end
    if (sourceEpoch < input.sourceEpoch) {
      return { answer: { type: 'stale', sourceEpoch: input.sourceEpoch }, target: null }
    }
    end.inlet.expect(input, sourceEpoch)
    this.links.get(pipe)?.close()
    this.links.set(pipe, { sourceEpoch, close })
    const received = acknowledged && end.inlet.join(input, acknowledged, acknowledge)
    return { answer: { type: 'accepted', received }, target: this.linkTarget(pipe) }
  }

  log(level: Level, text: string): void {
    this.host.log(level, text)
  }

  /** The figures of a heartbeat. */
  describe(): Pick<ClientParams<'heartbeat'>, 'pipes' | 'jobs'> {
    const { run } = this.opened
    const slots = [...this.slots.values()]
    return {
      jobs: slots.map((slot) => ({ run, ...slot.describe() })),
      pipes: slots.flatMap((slot) =>
        slot.describePipes().map((pipe) => ({ run, job: slot.start.job.id, ...pipe })),
      ),
    }
  }

  /**
   * Asks every job to end and waits until all have, at most a little longer than the grace time. Where a job still runs, it
   * goes on elsewhere or nowhere: no stream ends by this.
   */
  async stop(graceMs: number): Promise<void> {
    await Promise.all([...this.slots.values()].map((slot) => slot.stopped(graceMs)))
  }

  close(): void {
    for (const slot of this.slots.values()) slot.close()
    for (const link of this.links.values()) link.close()
    for (const client of this.seat.spectators) client.notify('run/closed', { run: this.opened.run })
    this.consoles.close()
    this.seat.close()
    this.slots.clear()
  }

  /** The inlet is looked up each time: a job that restarts here has a new one behind the same link. */
  private linkTarget(pipe: number): LinkTarget {
    return {
      accept: (run, onDrain) => {
        const end = this.ends.get(pipe)
        if (end === undefined || end.inlet.accept(end.input, run)) return true
        end.input.onDrain = onDrain
        return false
      },
      end: () => this.endPipe(pipe),
    }
  }

  private ways(): OutletWays {
    return {
      open: (pipe, target, sourceEpoch, listener) => {
        if (this.host.isHere(target.address))
          return new LocalWay(this.ends, pipe, target, sourceEpoch, listener)
        const opening = { run: this.opened.run, pipe, sourceEpoch }
        return new LinkClient(target, opening, this.key, listener, (text) => this.host.log('DEBUG', text))
      },
    }
  }

  /** Only the client that decides may let inputs be acknowledged; without one, states wait. */
  private onSaved({ job, epoch }: JobStart, saved: JobSave): void {
    this.seat.holding?.notify('job/saved', { run: this.opened.run, job: job.id, epoch, ...saved })
  }

  private onChange(start: JobStart, change: JobChange): void {
    const reason = change.type === 'crashed' ? `: ${change.reason}` : ''
    const level = change.type === 'crashed' ? 'ERROR' : 'INFO'
    this.host.log(level, `${start.job.type} ${start.job.id}: ${change.type}, epoch ${start.epoch}${reason}`)
    const message = { run: this.opened.run, job: start.job.id, epoch: start.epoch, change }
    for (const client of this.seat.audience) client.notify('job/changed', message)
    this.host.pools.refill()
  }
}

function isOlder(a: SaveOrder, b: SaveOrder): boolean {
  return a.term < b.term || (a.term === b.term && a.revision < b.revision)
}
