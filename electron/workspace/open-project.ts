/** One project that a window works on. */
import path from 'node:path'
import type { NetworkCheck } from '../contract/network'
import type { NetworkInfo, ProjectInfo } from '../contract/project'
import type { AppError } from '../errors'
import type { Tell } from '../host/handlers'
import { findNetwork } from '../project/network-folder'
import type { NetworkFolder } from '../project/network-folder'
import { refreshProject } from '../project/refresh-project'
import { startNetwork } from '../project/scaffold'
import { FileAccess } from './file-access'
import { findNetworks } from './find-networks'
import { ProjectWatcher } from './project-watcher'
import type { ProjectChanges } from './project-watcher'
import { withinRoot } from './safe-path'

export class OpenProject {
  readonly files: FileAccess
  private readonly watcher: ProjectWatcher
  private readonly warning: AppError | null
  private networks: NetworkInfo[]

  constructor(
    readonly root: string,
    private readonly tell: Tell,
  ) {
    this.files = new FileAccess(root)
    this.networks = findNetworks(root)
    this.warning = refreshProject(root)
    this.watcher = new ProjectWatcher(root, (changes) => this.changed(changes))
  }

  get info(): ProjectInfo {
    const warning = this.warning && { message: this.warning.message, hint: this.warning.hint }
    return { root: this.root, name: path.basename(this.root), networks: this.networks, warning }
  }

  /** The network in a folder of this project. */
  network(folder: string): NetworkFolder {
    return findNetwork(withinRoot(this.root, folder), this.root)
  }

  async checkNetwork(folder: string): Promise<NetworkCheck> {
    // The inspector is not loaded before a network is looked at.
    const { checkNetwork } = await import('./check-network')
    return checkNetwork(this.network(folder))
  }

  createNetwork(name: string): NetworkInfo {
    startNetwork(this.root, name)
    this.networks = findNetworks(this.root)
    this.tell('project/did-change', this.info)
    return this.networks.find(({ folder }) => folder === name)!
  }

  close(): Promise<void> {
    return this.watcher.close()
  }

  private changed({ folders, files }: ProjectChanges): void {
    this.tell('files/did-change', { root: this.root, folders, files })
    if (folders.length === 0) return
    const networks = findNetworks(this.root)
    if (JSON.stringify(networks) === JSON.stringify(this.networks)) return
    this.networks = networks
    this.tell('project/did-change', this.info)
  }
}
