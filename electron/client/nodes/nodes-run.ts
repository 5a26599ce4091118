/** A run on nodes whose connections are kept: for the command line and the window alike. */
import type { NetworkDescription } from '../../../agent/core/network/description'
import type { SshNetwork } from '../../ssh/ssh-network'
import type { LocalAgent } from '../local-agent'
import type { Run } from '../run'
import type { RunFolder } from './run-folder'
import type { RunMember } from './run-member'

interface Parts {
  network: NetworkDescription
  run: Run
  members: readonly RunMember[]
  local: LocalAgent | null
  ssh: SshNetwork
  folder: RunFolder
}

/** `run.begin()` starts the jobs; `close()` lets go of nodes and folder, and ends what runs on this computer. */
export class NodesRun {
  readonly network: NetworkDescription
  readonly run: Run
  private closing: Promise<void> | null = null

  constructor(private readonly parts: Parts) {
    this.network = parts.network
    this.run = parts.run
  }

  /** Harmless when repeated. */
  close(): Promise<void> {
    this.closing ??= this.letGo().finally(() => this.parts.folder.release())
    return this.closing
  }

  private async letGo(): Promise<void> {
    const { members, local, ssh } = this.parts
    for (const member of members) member.stop()
    await Promise.all([local?.stop(), ssh.close()])
  }
}
