/** One project that a window works on. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { NetworkCheck } from '../contract/network'
import type { NetworkInfo, ProjectInfo } from '../contract/project'
import type { AppError } from '../errors'
import type { Tell } from '../host/handlers'
import { findNetwork, findProject } from '../project/network-folder'
import type { NetworkFolder } from '../project/network-folder'
import { PROJECT_FILE } from '../project/project-version'
import { refreshProject } from '../project/refresh-project'
import { makeProjectOf, startNetwork } from '../project/scaffold'
import { FileAccess } from './file-access'
import { findNetworks } from './find-networks'
import { ProjectWatcher } from './project-watcher'
import type { ProjectChanges } from './project-watcher'
import { withinRoot } from './safe-path'

export class OpenProject {
  readonly files: FileAccess
  private readonly watcher: ProjectWatcher
  private warning: AppError | null = null
  private networks: NetworkInfo[]

  constructor(
    readonly root: string,
    private readonly tell: Tell,
  ) {
    this.files = new FileAccess(root)
    this.networks = findNetworks(root)
    this.prepare()
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
    if (findProject(this.root) === undefined) makeProjectOf(this.root)
    startNetwork(this.root, name)
    this.networks = findNetworks(this.root)
    this.prepare()
    this.tell('project/did-change', this.info)
    return this.networks.find(({ folder }) => folder === name)!
  }

  close(): Promise<void> {
    return this.watcher.close()
  }

  /** Nothing is put into a folder that holds no network; somebody may only have looked into it. */
  private prepare(): void {
    const isProject = this.networks.length > 0 || existsSync(path.join(this.root, PROJECT_FILE))
    if (isProject) this.warning = refreshProject(this.root)
  }

  private changed({ folders, files }: ProjectChanges): void {
    this.tell('files/did-change', { root: this.root, folders, files })
    if (folders.length === 0) return
    const networks = findNetworks(this.root)
    if (JSON.stringify(networks) === JSON.stringify(this.networks)) return
    this.networks = networks
    this.prepare()
    this.tell('project/did-change', this.info)
  }
}
