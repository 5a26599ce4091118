/** The nodes of one run: opens it on each, carries requests in each node's order, closes it again. */
import type { JobId } from '../../agent/core/network/description'
import type { JobFound, NodeFound, NodeId, SupervisorEvent } from '../../agent/core/supervisor/types'
import type { ClientListeners } from '../../agent/protocol/rpc'
import { RpcError } from '../../agent/protocol/rpc-error'
import type { AgentParams, AgentResult, ToAgentMethod } from '../../agent/protocol/to-agent'
import { AppError } from '../errors'
import type { AgentLink } from './agent-link'
import type { Failure } from './executors'
import type { Save } from './handover/run-saver'
import { NodeQueue } from './node-queue'
import type { OutputPace } from './output-pace'
import type { RunIdentity } from './run-identity'
import type { NodePlace, RunNode, RunOptions } from './run-types'

interface Member {
  node: RunNode
  queue: NodeQueue
  /** Its connection stands; what it is asked without one is not asked at all, since its return says everything again. */
  isUp: boolean
  /** Counter of the last console line of each job that came from the node. */
  counters: Map<JobId, number>
  /** The agent keeps the record of the run. */
  hasRecord: boolean
  isReturning: boolean
}

/** What the members of a run hear and tell. */
export interface RunNodesListener {
  listenersFor(node: NodeId): ClientListeners
  feed(event: SupervisorEvent): void
  /** The agent may have lost what was left with it. */
  renewed(node: NodeId): void
}

/** Nodes that are silent are not waited for longer when a run ends or is left. */
const SILENCE_MS = 2000

type Output = AgentParams<'run/attach'>['output']

export class RunNodes {
  /** How fast console lines are taken; null: as fast as they come. */
  outputPace: OutputPace | null = null
  private readonly members: ReadonlyMap<NodeId, Member>

  constructor(
    private readonly options: RunOptions,
    private readonly identity: RunIdentity,
    private readonly listener: RunNodesListener,
  ) {
    this.members = new Map(options.nodes.map((node) => [node.id, newMember(node)]))
  }

  get run(): string {
    return this.identity.run
  }

  /** Makes the run known to every agent that answers; where one refuses, the run's options decide. */
  async open(): Promise<void> {
    this.leaveOutTwins()
    await Promise.all(
      [...this.members.values()].map(async (member) => {
        const { link } = member.node
        if (link === null || !member.isUp) return
        this.hear(member, link)
        try {
          await this.openOn(member, link)
        } catch (error) {
          const { onRefused } = this.options
          if (!onRefused || !(error instanceof RpcError)) throw error
          member.isUp = false
          onRefused(member.node.id, error)
        }
      }),
    )
  }

  /**
   * Holds the run that the agents already know; gives what they run. One whose connection breaks meanwhile is left out;
   * rejects with an RpcError when another client holds the run.
   */
  async takeUp(takeOver: boolean): Promise<NodeFound[]> {
    this.leaveOutTwins()
    const found = await Promise.all(
      [...this.members.values()].map(async (member) => {
        const { link } = member.node
        if (link === null || !member.isUp) return []
        this.hear(member, link)
        try {
          const jobs = await this.enter(member, link, takeOver, { type: 'missed' })
          return [{ node: member.node.id, ...placeOf(member.node, link), jobs }]
        } catch (error) {
          if (!isGone(error)) throw error
          member.isUp = false
          return []
        }
      }),
    )
    return found.flat()
  }

  /** From now on the listener hears of every broken connection. */
  watch(): void {
    for (const member of this.members.values()) {
      if (member.isUp && member.node.link !== null) this.watchLink(member, member.node.link)
    }
  }

  /** Resolves when the node's connection is broken. */
  untilDown(id: NodeId): Promise<void> {
    const { link } = this.member(id).node
    return new Promise((resolve) => (link === null ? resolve() : link.onDown(() => resolve())))
  }

  node(id: NodeId): RunNode {
    return this.member(id).node
  }

  /** A connection is there, again or for the first time: what the agent says of its jobs settles what it missed. */
  async rejoin(id: NodeId, link: AgentLink, place: NodePlace = {}): Promise<void> {
    const member = this.member(id)
    const twin = this.twinOf(member, link)
    if (twin !== undefined) throw sameComputer(id, twin.node.id, link)
    member.node = { ...member.node, ...place }
    this.hear(member, link)
    const known = [...member.counters].map(([job, counter]) => ({ job, counter }))
    const jobs = await this.enter(member, link, false, { type: 'after', counters: known })
    member.node = { ...member.node, link }
    member.isUp = true
    this.renew(member)
    this.watchLink(member, link)
    this.listener.feed({ type: 'node-joined', node: id, ...placeOf(member.node, link), metrics: null, jobs })
  }

  /** A node that was lost by its silence, while its connection stood, joins over the same one. */
  async readmit(id: NodeId): Promise<void> {
    const member = this.member(id)
    const { link } = member.node
    if (link === null || !member.isUp || member.isReturning) return
    member.isReturning = true
    try {
      await this.rejoin(id, link)
    } finally {
      member.isReturning = false
    }
  }

  request<M extends ToAgentMethod>(id: NodeId, method: M, params: AgentParams<M>, failure: Failure): void {
    this.perform(id, () => this.ask(id, method, params), failure)
  }

  perform(id: NodeId, task: () => Promise<unknown>, failure: Failure): void {
    const member = this.member(id)
    member.queue.push(
      () => (member.isUp ? task() : Promise.resolve()),
      (error) => {
        // A broken connection, and another client's reign, are events of their own.
        if (isGone(error) || isHeld(error)) return
        const event = failure(error instanceof Error ? error.message : String(error))
        if (event) this.listener.feed(event)
      },
    )
  }

  ask<M extends ToAgentMethod>(id: NodeId, method: M, params: AgentParams<M>): Promise<AgentResult<M>> {
    const { link } = this.member(id).node
    if (link === null) throw new RpcError('connection-closed', `Node ${id} is not connected`, '')
    return link.request(method, params)
  }

  /**
   * Leaves a copy of a job's state with another node, then does the rest; where no other one is up, or there is nothing to
   * copy, at once. When that node is lost meanwhile nothing is done: the agent tells the state again.
   */
  copyState(from: NodeId, copy: AgentParams<'job/copy'> | null, then: () => void): void {
    const peer = [...this.members.values()].find(
      ({ node, isUp }) => isUp && node.id !== from && node.reach !== null,
    )
    if (copy === null || peer === undefined) return then()
    this.ask(peer.node.id, 'job/copy', copy).then(then, (error: unknown) => {
      if (!isGone(error)) then()
    })
  }

  /** Leaves the state with the node before anything that it is asked later; nobody waits for the answer. */
  save(id: NodeId, { order, state }: Save): void {
    const member = this.member(id)
    member.queue.push(
      () => {
        if (!member.isUp) return Promise.resolve()
        const record = member.hasRecord ? null : this.identity.record
        member.hasRecord = true
        this.ask(id, 'run/save', { run: this.run, order, record, state }).catch(() => this.renew(member))
        return Promise.resolve()
      },
      () => this.renew(member),
    )
  }

  /** Stops what the node still runs of this run and makes the run known to it anew. */
  async reopen(id: NodeId): Promise<void> {
    const member = this.member(id)
    await this.ask(id, 'run/close', { run: this.run, graceMs: 0 })
    this.renew(member)
    if (member.node.link !== null) await this.openOn(member, member.node.link)
  }

  /** Nodes whose connection stands. */
  get up(): NodeId[] {
    return [...this.members.values()].filter(({ isUp }) => isUp).map(({ node }) => node.id)
  }

  /** Lets every agent forget the run. */
  async close(): Promise<void> {
    const { run } = this
    await unlessSilent(this.up.map((id) => this.ask(id, 'run/close', { run, graceMs: 0 })))
  }

  /** Ends the connections, once everything that was asked is carried out; the run goes on. */
  async leave(): Promise<void> {
    await unlessSilent(
      this.up.map(async (id) => {
        await this.member(id).queue.idle()
        await this.ask(id, 'run/list', {})
      }),
    )
    for (const member of this.members.values()) {
      member.isUp = false
      member.node.link?.close()
    }
  }

  /** Two names may lead to one computer: its agent would run each job for the one, and end it for the other. */
  private twinOf(member: Member, { greeting }: AgentLink): Member | undefined {
    const { host, port } = greeting.dataAddress
    return [...this.members.values()].find(({ node, isUp }) => {
      const address = node.link?.greeting.dataAddress
      return node.id !== member.node.id && isUp && address?.host === host && address.port === port
    })
  }

  /** The first of them takes part; what is wrong with the others is told when they join. */
  private leaveOutTwins(): void {
    for (const member of [...this.members.values()].reverse()) {
      const { link } = member.node
      if (link !== null && this.twinOf(member, link) !== undefined) member.isUp = false
    }
  }

  private renew(member: Member): void {
    member.hasRecord = false
    this.listener.renewed(member.node.id)
  }

  private hear({ node, counters }: Member, link: AgentLink): void {
    const heard = countLines(this.listener.listenersFor(node.id), this.run, counters)
    link.attach(paced(heard, node.id, () => this.outputPace))
  }

  private watchLink(member: Member, link: AgentLink): void {
    const node = member.node.id
    link.onDown(({ dead }) => {
      if (member.node.link !== link) return
      member.isUp = false
      this.listener.feed({ type: 'connection-lost', node, dead })
    })
  }

  /** Holds the run on the agent; one that was started since knows nothing of it and is told. */
  private async enter(
    member: Member,
    link: AgentLink,
    takeOver: boolean,
    output: Output,
  ): Promise<readonly JobFound[]> {
    const as = { type: 'holder', term: this.identity.term, takeOver } as const
    try {
      return (await link.request('run/attach', { run: this.run, as, output })).jobs
    } catch (error) {
      if (!(error instanceof RpcError) || error.code !== 'unknown-run') throw error
      await this.openOn(member, link)
      return []
    }
  }

  private async openOn({ node }: Member, link: AgentLink): Promise<void> {
    const { name, settings } = this.options.network
    const { run, key, term } = this.identity
    await link.request('run/open', {
      run,
      network: name,
      key,
      headSize: settings.headSize,
      bundle: node.bundle,
      directory: node.directory,
      python: node.python,
      heartbeatIntervalMs: settings.heartbeatIntervalMs,
      log: node.log,
      term,
      stopAfterMs: settings.onClientLost === 'stop' ? settings.clientGraceMs : null,
    })
  }

  private member(id: NodeId): Member {
    const member = this.members.get(id)
    if (!member) throw new Error(`Run has no node ${id}`)
    return member
  }
}

function newMember(node: RunNode): Member {
  return {
    node,
    queue: new NodeQueue(),
    isUp: node.link !== null,
    counters: new Map(),
    hasRecord: false,
    isReturning: false,
  }
}

function placeOf(node: RunNode, { greeting }: AgentLink): Pick<NodeFound, 'dataAddress' | 'slots'> {
  return { dataAddress: greeting.dataAddress, slots: node.slots ?? greeting.cores }
}

function sameComputer(id: NodeId, twin: NodeId, { greeting }: AgentLink): AppError {
  return new AppError(
    'bad-network',
    `Node ${id} is the same computer as node ${twin} (${greeting.hostname}, ${greeting.dataAddress.host}); it is left out`,
    'Give each node of the config the address of another computer, or remove one of the two.',
  )
}

/** Resolves when all have settled, or after a while. */
async function unlessSilent(all: Promise<unknown>[]): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const silence = new Promise<void>((resolve) => (timer = setTimeout(resolve, SILENCE_MS)))
  await Promise.race([Promise.allSettled(all), silence])
  clearTimeout(timer)
}

function isGone(error: unknown): boolean {
  return error instanceof RpcError && error.code === 'connection-closed'
}

function isHeld(error: unknown): boolean {
  return error instanceof RpcError && error.code === 'run-held'
}

/** Takes lines no faster than the pace allows; the agent skips, and counts, what it cannot keep meanwhile. */
function paced(on: ClientListeners, node: NodeId, pace: () => OutputPace | null): ClientListeners {
  return {
    ...on,
    output: async (message) => {
      await on.output?.(message)
      const delayMs = pace()?.delayAfter(node, message.lines.length) ?? 0
      if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs))
    },
  }
}

/** Notes how far each console was heard before the listeners hear it. */
function countLines(on: ClientListeners, run: string, counters: Map<JobId, number>): ClientListeners {
  return {
    ...on,
    output: (message) => {
      const last = message.lines.at(-1)
      if (message.run === run && last) counters.set(message.job, last.counter)
      return on.output?.(message)
    },
  }
}
