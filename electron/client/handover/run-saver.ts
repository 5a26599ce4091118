/** Leaves the run's state with its agents, so that it survives this client. */
import { takeSnapshot } from '../../../agent/core/supervisor/snapshot'
import type { Millis, NodeId, Notice, RunState } from '../../../agent/core/supervisor/types'
import type { SaveOrder } from '../../../agent/protocol/common'
import { RECORD_VERSION } from './run-record'
import type { NumberedNotice, SavedState } from './run-record'

/** Notices kept for those who come later. */
const NOTICES_KEPT = 200

/** Agents that are told nothing anyway hear of a change after this pause, and of several at once. */
const SETTLE_MS = 100

/** One version of the state, on its way to an agent. */
export interface Save {
  order: SaveOrder
  state: string
}

/** What a saver needs of its run. */
export interface SaverHost {
  now(): Millis
  state(): RunState
  /** Agents that can be told. */
  up(): NodeId[]
  /** Hands the version to the agent before anything that is asked of it later. */
  send(node: NodeId, save: Save): void
}

export class RunSaver {
  private revision = 0
  private timer: NodeJS.Timeout | null = null
  /** The revision that each node was given last. */
  private readonly given = new Map<NodeId, number>()
  private current: Save | null = null
  private closed = false

  constructor(
    private readonly host: SaverHost,
    private readonly term: number,
    private readonly notices: NumberedNotice[] = [],
  ) {}

  /** The state has changed; whoever is told to do something must have it before. */
  changed(concerned: Iterable<NodeId>): void {
    if (this.closed) return
    this.current = null
    for (const node of concerned) this.give(node)
    this.timer ??= setTimeout(() => this.giveAll(), SETTLE_MS)
  }

  note(notice: Notice): void {
    const counter = (this.notices.at(-1)?.counter ?? 0) + 1
    this.notices.push({ counter, at: Date.now(), notice })
    if (this.notices.length > NOTICES_KEPT) this.notices.shift()
  }

  get recent(): readonly NumberedNotice[] {
    return this.notices
  }

  /** The agent may have lost what it was given. */
  forget(node: NodeId): void {
    this.given.delete(node)
  }

  /** Gives every agent the state as it is now. */
  giveAll(): void {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
    if (this.closed) return
    for (const node of this.host.up()) this.give(node)
  }

  close(): void {
    this.closed = true
    if (this.timer !== null) clearTimeout(this.timer)
  }

  private give(node: NodeId): void {
    this.current ??= this.make()
    const { revision } = this.current.order
    if (this.given.get(node) === revision) return
    this.given.set(node, revision)
    this.host.send(node, this.current)
  }

  private make(): Save {
    this.revision++
    const state = takeSnapshot(this.host.state(), this.host.now())
    const saved: SavedState = { version: RECORD_VERSION, state, notices: this.notices }
    return { order: { term: this.term, revision: this.revision }, state: JSON.stringify(saved) }
  }
}
