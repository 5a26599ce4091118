/** A run on nodes whose connections are kept: for the command line and the window alike. */
import { LOCAL_GROUP } from '../../../agent/core/network/description'
import type { NetworkDescription } from '../../../agent/core/network/description'
import type { SshConnection } from '../../ssh/ssh-connection'
import type { SshNetwork } from '../../ssh/ssh-network'
import type { Run } from '../run'
import { closedDataPorts } from './data-ports'
import type { LocalMember } from './local-member'
import type { NodesEvent } from './node-events'
import type { LockedRunFolder } from './run-folder'
import type { RunMember } from './run-member'

/** The jobs start first; what is wrong between the nodes shows soon enough. */
const CHECK_PORTS_AFTER_MS = 2000

interface Parts {
  network: NetworkDescription
  run: Run
  members: readonly RunMember[]
  local: LocalMember | null
  ssh: SshNetwork
  folder: LockedRunFolder
  onEvent: (event: NodesEvent) => void
}

/** `run.begin()` starts the jobs; `close()` lets go of nodes and folder, and ends what runs on this computer. */
export class NodesRun {
  readonly network: NetworkDescription
  readonly run: Run
  private closing: Promise<void> | null = null
  private readonly checking: NodeJS.Timeout

  constructor(private readonly parts: Parts) {
    this.network = parts.network
    this.run = parts.run
    this.checking = setTimeout(() => void this.checkPorts(), CHECK_PORTS_AFTER_MS)
  }

  /** The connection by which a node is reached now; null: none stands. */
  connectionTo(node: string): SshConnection | null {
    return this.parts.members.find(({ wanted }) => wanted.id === node)?.dataPort?.ssh ?? null
  }

  /** Harmless when repeated. */
  close(): Promise<void> {
    this.closing ??= this.letGo().finally(() => this.parts.folder.release())
    return this.closing
  }

  private async letGo(): Promise<void> {
    clearTimeout(this.checking)
    const { members, local, ssh } = this.parts
    for (const member of members) member.stop()
    await Promise.all([local?.stop(), ssh.close()])
  }

  /** Tells of firewalls between the nodes. A node that goes meanwhile is told of by its heartbeats, so a second look counts. */
  private async checkPorts(): Promise<void> {
    if ((await this.closedPorts()).length === 0) return
    for (const { node, message } of await this.closedPorts()) {
      this.parts.onEvent({ type: 'node-warning', node, message })
    }
  }

  /** Between the nodes that are connected now; none when a connection broke meanwhile. */
  private closedPorts(): ReturnType<typeof closedDataPorts> {
    const { members, local } = this.parts
    const nodes = members.flatMap(({ dataPort }) => dataPort ?? [])
    const own = local ? [{ node: LOCAL_GROUP, address: local.dataAddress, ssh: null }] : []
    return closedDataPorts([...nodes, ...own]).catch(() => [])
  }
}
