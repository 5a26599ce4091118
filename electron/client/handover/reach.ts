/** Reaches the nodes of runs that other clients have begun: through sockets of this computer, or over SSH. */
import { hostname } from 'node:os'
import path from 'node:path'
import type { JobId } from '../../../agent/core/network/description'
import type { SshQuestions } from '../../ssh/questions'
import type { SshNetwork } from '../../ssh/ssh-network'
import type { resolveTarget } from '../../ssh/ssh-target'
import type { AgentConnector } from '../connector'
import type { ReachedNode } from '../nodes/node-connector'
import type { NodePlace } from '../run-types'
import { SocketConnector } from '../socket-connector'
import type { RunFiles } from './run-files'
import type { NodeReach, NodeRecord } from './run-record'

type SshReach = Extract<NodeReach, { type: 'ssh' }>

export class Reach {
  private ssh: SshNetwork | null = null
  private readonly over = new AbortController()
  /** Nodes that were logged in to, each as it was found last. */
  readonly nodes = new Map<string, ReachedNode>()

  /**
   * `questions`: as for any other run, asked when a node wants to know; `directory`: in the project whose inventory may say
   * where nodes are.
   */
  constructor(
    private readonly questions: SshQuestions,
    private readonly directory = process.cwd(),
  ) {}

  /**
   * Null where this client cannot reach the node: it was the other client's own, or lies on another computer.
   *
   * @param mayStart an agent that is missing is started, as a run that goes on needs it
   */
  connectorOf({ id, reach }: Pick<NodeRecord, 'id' | 'reach'>, mayStart = true): AgentConnector | null {
    if (reach === null) return null
    if (reach.type === 'ssh') return this.connectorOver(id, reach, mayStart)
    return reach.host === hostname() ? new SocketConnector(id, reach.path) : null
  }

  /**
   * Begins to log in to these nodes, which takes them a while; whoever connects to their agents finds it under way, and hears
   * of what fails.
   */
  logInAhead(nodes: readonly Pick<NodeRecord, 'id' | 'reach'>[]): void {
    for (const { id, reach } of nodes) {
      if (reach?.type === 'ssh') void this.logIn(id, reach).catch(() => undefined)
    }
  }

  /** Where a run's files are on a node, as far as a login has shown, and how those of a job get there. */
  placeOf(node: NodeRecord, files: RunFiles): NodePlace {
    if (node.reach?.type !== 'ssh') return {}
    const sendFiles = (job: JobId): Promise<void> => files.bring(job, node.id)
    const root = this.nodes.get(node.id)?.store.root
    if (root === undefined) return { sendFiles }
    const directory = `${root}/runs/${path.posix.basename(node.directory)}`
    const bundle = `${root}/bundles/${path.posix.basename(node.bundle)}`
    const log = node.log && { ...node.log, file: node.log.file.replace(node.directory, directory) }
    return { bundle, directory, log, sendFiles }
  }

  /** Whether the user is being asked something. */
  get isAsking(): boolean {
    return this.ssh?.isAsking ?? false
  }

  /** Ends all logins, and with them the connections to agents. */
  async close(): Promise<void> {
    this.over.abort()
    await this.ssh?.close()
  }

  private async logIn(id: string, reach: SshReach): Promise<void> {
    const { network, resolveTarget } = await this.loadSsh()
    await network.connect(
      resolveTarget({ name: id, address: reach.address, user: reach.user }),
      this.over.signal,
    )
  }

  /** Loaded with the first login. */
  private async loadSsh(): Promise<{ network: SshNetwork; resolveTarget: typeof resolveTarget }> {
    const [{ SshNetwork: Network }, { resolveTarget }] = await Promise.all([
      import('../../ssh/ssh-network'),
      import('../../ssh/ssh-target'),
    ])
    this.ssh ??= new Network(this.questions)
    return { network: this.ssh, resolveTarget }
  }

  /** One for all attempts, as it remembers where the node was. */
  private connectorOver(
    id: string,
    { address, user, remoteRoot }: SshReach,
    mayStart: boolean,
  ): AgentConnector {
    let made: Promise<AgentConnector> | null = null
    const make = async (): Promise<AgentConnector> => {
      const { network, resolveTarget } = await this.loadSsh()
      const { NodeConnector } = await import('../nodes/node-connector')
      const { usualSources } = await import('../nodes/node-addresses')
      const place = {
        name: id,
        target: () => resolveTarget({ name: id, address, user }),
        sources: usualSources(this.directory),
        // Who takes a run up is told where everything is.
        onFound: () => undefined,
      }
      const connector = new NodeConnector(network, { id, place, remoteRoot, parts: [], mayStart })
      return {
        connect: async (signal) => {
          const reached = await connector.connect(signal)
          this.nodes.set(id, reached)
          return reached
        },
      }
    }
    return { connect: async (signal) => (await (made ??= make())).connect(signal) }
  }
}
