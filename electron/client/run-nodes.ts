/** The nodes of one run: opens it on each, carries requests in each node's order, closes it again. */
import { randomBytes, randomUUID } from 'node:crypto'
import type { JobId } from '../../agent/core/network/description'
import type { NodeId, SupervisorEvent } from '../../agent/core/supervisor/types'
import type { ClientListeners } from '../../agent/protocol/rpc'
import { RpcError } from '../../agent/protocol/rpc-error'
import type { AgentParams, AgentResult, ToAgentMethod } from '../../agent/protocol/to-agent'
import type { AgentLink } from './agent-link'
import type { Failure } from './executors'
import { NodeQueue } from './node-queue'
import type { RunNode, RunOptions } from './run-types'

interface Member {
  node: RunNode
  queue: NodeQueue
  isUp: boolean
  /** Counter of the last console line of each job that came from the node. */
  counters: Map<JobId, number>
  /** What became of requests that a broken connection swallowed; told when the node is back. */
  unheard: SupervisorEvent[]
}

/** What the members of a run hear and tell. */
export interface RunNodesListener {
  listenersFor(node: NodeId): ClientListeners
  feed(event: SupervisorEvent): void
}

export class RunNodes {
  readonly run = randomUUID()
  private readonly term = 0
  private readonly key = randomBytes(32).toString('base64')
  private readonly members: ReadonlyMap<NodeId, Member>

  constructor(
    private readonly options: RunOptions,
    private readonly listener: RunNodesListener,
  ) {
    this.members = new Map(options.nodes.map((node) => [node.id, newMember(node)]))
  }

  /** Makes the run known to every agent; rejects when one of them refuses. */
  async open(): Promise<void> {
    await Promise.all([...this.members.values()].map((member) => this.openOn(member)))
  }

  /** From now on the listener hears all nodes. */
  watch(): void {
    for (const member of this.members.values()) this.watchLink(member, member.node.link)
  }

  node(id: NodeId): RunNode {
    return this.member(id).node
  }

  /** A lost connection is back: what the agent was not told becomes events after `node-joined`. */
  async rejoin(id: NodeId, link: AgentLink): Promise<void> {
    const member = this.member(id)
    member.node = { ...member.node, link }
    await this.openOn(member)
    member.isUp = true
    this.watchLink(member, link)
    await this.attach(member)
    const { dataAddress, cores } = link.greeting
    const slots = member.node.slots ?? cores
    this.listener.feed({ type: 'node-joined', node: id, dataAddress, slots, metrics: null })
    for (const event of member.unheard.splice(0)) this.listener.feed(event)
  }

  request<M extends ToAgentMethod>(id: NodeId, method: M, params: AgentParams<M>, failure: Failure): void {
    this.perform(id, () => this.ask(id, method, params), failure)
  }

  perform(id: NodeId, task: () => Promise<unknown>, failure: Failure): void {
    const member = this.member(id)
    member.queue.push(task, (error) => {
      const event = failure(error instanceof Error ? error.message : String(error))
      if (!event) return
      // The end of the connection is an event of its own.
      const isUnheard = error instanceof RpcError && error.code === 'connection-closed'
      if (isUnheard) member.unheard.push(event)
      else this.listener.feed(event)
    })
  }

  ask<M extends ToAgentMethod>(id: NodeId, method: M, params: AgentParams<M>): Promise<AgentResult<M>> {
    return this.member(id).node.link.request(method, params)
  }

  /** Stops what the node still runs of this run and makes the run known to it anew. */
  async reopen(id: NodeId): Promise<void> {
    await this.ask(id, 'run/close', { run: this.run, graceMs: 0 })
    await this.openOn(this.member(id))
  }

  /** Nodes whose connection stands. */
  get up(): NodeId[] {
    return [...this.members.values()].filter(({ isUp }) => isUp).map(({ node }) => node.id)
  }

  /** Lets every agent forget the run; one that cannot be reached does so by itself. */
  async close(): Promise<void> {
    const { run } = this
    await Promise.allSettled(this.up.map((id) => this.ask(id, 'run/close', { run, graceMs: 0 })))
  }

  private watchLink(member: Member, link: AgentLink): void {
    const node = member.node.id
    link.attach(countLines(this.listener.listenersFor(node), this.run, member.counters))
    link.onDown(({ dead }) => {
      if (member.node.link !== link) return
      member.isUp = false
      this.listener.feed({ type: 'connection-lost', node, dead })
    })
  }

  /** Goes on hearing the node where the last connection to it ended. */
  private async attach({ node, counters }: Member): Promise<void> {
    const known = [...counters].map(([job, counter]) => ({ job, counter }))
    await node.link.request('run/attach', {
      run: this.run,
      as: { type: 'holder', term: this.term, takeOver: false },
      output: { type: 'after', counters: known },
    })
  }

  private async openOn({ node }: Member): Promise<void> {
    const { name, settings } = this.options.network
    await node.link.request('run/open', {
      run: this.run,
      network: name,
      key: this.key,
      headSize: settings.headSize,
      bundle: node.bundle,
      directory: node.directory,
      python: node.python,
      heartbeatIntervalMs: settings.heartbeatIntervalMs,
      log: node.log,
      term: this.term,
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
  return { node, queue: new NodeQueue(), isUp: true, counters: new Map(), unheard: [] }
}

/** Notes how far each console was heard before the listeners hear it. */
function countLines(on: ClientListeners, run: string, counters: Map<JobId, number>): ClientListeners {
  return {
    ...on,
    output: (message) => {
      const last = message.lines.at(-1)
      if (message.run === run && last) counters.set(message.job, last.counter)
      on.output?.(message)
    },
  }
}
