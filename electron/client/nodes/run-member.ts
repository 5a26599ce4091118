/** One node of a run: reached at the start, and again whenever its connection was lost. */
import type { JobId, NetworkDescription } from '../../../agent/core/network/description'
import { RpcError } from '../../../agent/protocol/rpc-error'
import type { DeployableNetwork, Part } from '../../deploy/part'
import { AppError } from '../../errors'
import { backoffMs } from '../../ssh/backoff'
import type { AgentLink } from '../agent-link'
import type { Run } from '../run'
import type { RunNode } from '../run-types'
import { agentBuild } from './agent-part'
import { nodeWarnings } from './check-node'
import type { DataPort } from './data-ports'
import { greetNode } from './greet-node'
import type { MayUpgrade } from './greet-node'
import type { NodesEvent } from './node-events'
import { nodeAbsent } from './node-events'
import type { NodeConnector } from './node-connector'
import type { WantedNode } from './wildcard'

/** What all members of a run share. */
export interface MemberContext {
  network: NetworkDescription
  files: DeployableNetwork
  /** Name of the run's folder on nodes. */
  folder: string
  onEvent: (event: NodesEvent) => void
  /** Ends what nodes still run of runs that are over elsewhere. */
  clearLeftovers: (links: ReadonlyMap<string, AgentLink>) => Promise<void>
  mayUpgrade: MayUpgrade
}

export class RunMember {
  private readonly gone = new AbortController()
  private retry: NodeJS.Timeout | null = null
  private run: Run | null = null
  private first: Promise<void> = Promise.resolve()
  private current: RunNode | null = null
  private port: DataPort | null = null
  private returning = false
  private lastTrouble = ''
  private wasGreeted = false
  private readonly warnings = new Set<string>()

  constructor(
    readonly wanted: WantedNode,
    private readonly connector: NodeConnector,
    private readonly context: MemberContext,
  ) {}

  /** As the run knows it while it is not reached. */
  private get absent(): RunNode {
    const { id, aliases, groups, slots } = this.wanted
    const { user, remoteRoot } = this.context.network.settings
    const reach = { type: 'ssh', address: this.wanted.address, user, remoteRoot } as const
    // As on most systems; what is true is known once it has been reached.
    const home = user === 'root' ? '/root' : `/home/${user}`
    return {
      id,
      aliases,
      groups,
      slots,
      link: null,
      reach,
      ...this.placeIn(remoteRoot ?? `${home}/.fission`),
      sendFiles: null,
    }
  }

  /** Connects, greets, and gives the node as the run uses it. */
  private async reach(): Promise<RunNode> {
    const greeted = await greetNode(this.connector, {
      build: await agentBuild(),
      mayUpgrade: this.context.mayUpgrade,
      signal: this.gone.signal,
      // Once: an agent that was left as it is may have jobs of this run when it is reached again.
      asksAboutBuild: !this.wasGreeted,
    })
    this.wasGreeted = true
    const { node, link } = greeted
    this.port = { node: this.wanted.id, address: link.greeting.dataAddress, ssh: node.ssh }
    const { files, network } = this.context
    const { store, facts } = node
    for (const message of nodeWarnings(node.ssh.target.label, facts, greeted)) this.warn(message)
    const send = (part: Part): Promise<void> =>
      store.put(part, (progress) => this.context.onEvent({ type: 'sending', progress }))
    const partsOf = (job: JobId): Part[] => [files.code, ...(files.dependencies.get(job) ?? [])]
    if (network.settings.preCopy) {
      for (const { id } of network.jobs) for (const part of partsOf(id)) await send(part)
    }
    this.context.onEvent({ type: 'node-ready', node: this.wanted.id })
    return {
      ...this.absent,
      ...this.placeIn(store.root),
      link,
      sendFiles: async (job) => {
        for (const part of partsOf(job)) await send(part)
      },
    }
  }

  /** Tells of something odd, each thing once. */
  private warn(message: string): void {
    if (this.warnings.has(message)) return
    this.warnings.add(message)
    this.context.onEvent({ type: 'node-warning', node: this.wanted.id, message })
  }

  /** Where everything is below a root. */
  private placeIn(root: string): Pick<RunNode, 'bundle' | 'directory' | 'python' | 'log'> {
    const { files, folder, network } = this.context
    const { logFile, logLevel, python } = network.settings
    const directory = `${root}/runs/${folder}`
    return {
      bundle: `${root}/${files.code.kind}/${files.code.hash}`,
      directory,
      python: python ?? undefined,
      log: { file: logFile.startsWith('/') ? logFile : `${directory}/${logFile}`, level: logLevel },
    }
  }

  /** Reaches the node for the first time; whatever comes of it is not told by this promise alone. */
  begin(): Promise<void> {
    this.context.onEvent({ type: 'node-connecting', node: this.wanted.id })
    const first = this.reach().then((node) => {
      this.current = node
    })
    this.first = first
    first.catch((error: unknown) => this.tell(error))
    return first
  }

  /** As the run is to know it now. */
  get node(): RunNode {
    return this.current ?? this.absent
  }

  /** Its data port while it is connected. */
  get dataPort(): DataPort | null {
    return this.current && this.port
  }

  /** From now on a lost connection is made again, and an absent node joins once it can be reached. */
  keep(run: Run): void {
    this.run = run
    run.onEvent((event) => {
      if (event.type === 'metrics' && event.node === this.wanted.id) void this.returned(run)
    })
    if (this.current && run.isConnected(this.wanted.id)) this.watch(this.current)
    else
      this.first.then(
        () => void this.joinLate(),
        () => this.retryAfter(1),
      )
  }

  /** Tells why the node is not there, each reason once. */
  private tell(error: unknown): void {
    if (this.gone.signal.aborted) return
    const known = error instanceof AppError || error instanceof RpcError ? error : null
    const message = known?.message ?? String(error)
    if (message === this.lastTrouble) return
    this.lastTrouble = message
    this.context.onEvent(nodeAbsent(this.wanted.id, { message, hint: known?.hint ?? '' }))
  }

  stop(): void {
    this.gone.abort()
    if (this.retry) clearTimeout(this.retry)
  }

  private watch(node: RunNode): void {
    this.current = node
    node.link?.onDown(() => {
      if (this.current !== node || this.gone.signal.aborted) return
      this.current = null
      this.lastTrouble = ''
      void this.rejoin(1)
    })
  }

  /** A lost node whose connection survived the silence, as after a stall of its Wi-Fi, joins over the same one. */
  private async returned(run: Run): Promise<void> {
    const node = this.current
    if (!node || this.returning || run.state.nodes[node.id]?.status !== 'lost') return
    this.returning = true
    try {
      if (node.link) await run.rejoin(node.id, node.link)
    } catch (error) {
      this.tell(error)
    } finally {
      this.returning = false
    }
  }

  /** It was on its way when the run began, or the run could not be opened there. */
  private async joinLate(): Promise<void> {
    try {
      if (this.current) await this.join(this.current)
    } catch (error) {
      this.current = null
      this.tell(error)
      this.retryAfter(1)
    }
  }

  private retryAfter(attempt: number): void {
    if (this.gone.signal.aborted) return
    this.retry = setTimeout(() => void this.rejoin(attempt + 1), backoffMs(attempt))
  }

  private async rejoin(attempt: number): Promise<void> {
    try {
      await this.join(await this.reach())
    } catch (error) {
      this.tell(error)
      this.retryAfter(attempt)
    }
  }

  private async join(node: RunNode): Promise<void> {
    if (node.link) await this.joinBy(node.link, node)
    this.lastTrouble = ''
    this.watch(node)
  }

  /** A connection by which the node cannot join is of no use: the next attempt makes another. */
  private async joinBy(link: AgentLink, node: RunNode): Promise<void> {
    try {
      await this.context.clearLeftovers(new Map([[node.id, link]]))
      await this.run?.rejoin(node.id, link, node)
    } catch (error) {
      link.close()
      throw error
    }
  }
}
