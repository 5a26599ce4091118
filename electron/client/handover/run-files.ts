/** The files of a run that was taken up: this computer's where they are still the run's, else those of a node. */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { DEPENDENCIES_FOLDER, dependencyFolder } from '../../../agent/job-host/dependencies'
import type { JobId } from '../../../agent/core/network/description'
import { receiveFiles } from '../../collect/receive-files'
import { copyPart, missingOn } from '../../deploy/copy-part'
import type { PartName, StoredNode } from '../../deploy/copy-part'
import { partsOfBundle } from '../../deploy/part'
import type { DeployableNetwork } from '../../deploy/part'
import { AppError, fileError } from '../../errors'
import type { RunRecord } from './run-record'

/** Arguments: a folder, names of links in it. Prints where they lead. */
const LINKS = 'cd "$1" && shift && for link; do readlink "$link"; done'

export class RunFiles {
  private checking: Promise<DeployableNetwork | null> | null = null

  /**
   * @param nodes those that are logged in to, by their names
   * @param bundle where the network's code lies on this computer, if it does; null: nowhere
   */
  constructor(
    private readonly record: Pick<RunRecord, 'network' | 'nodes'>,
    private readonly nodes: ReadonlyMap<string, StoredNode>,
    private readonly bundle: string | null,
  ) {}

  /** The network's files on this computer; null: they are missing, or not those of the run any more. */
  own(): Promise<DeployableNetwork | null> {
    this.checking ??= this.check()
    return this.checking
  }

  /** Brings what a job needs to a node that may lack it. */
  async bring(job: JobId, id: string): Promise<void> {
    const node = this.nodes.get(id)
    // Nodes of this computer have its files.
    if (node === undefined) return
    const own = await this.own()
    if (own !== null) {
      const parts = [own.code, ...(own.dependencies.get(job) ?? [])]
      for (const part of await missingOn(node, parts)) await node.store.put(part)
      return
    }
    const code = this.code()
    await this.copy(code, node)
    for (const part of await this.dependenciesOf(job, code, node)) await this.copy(part, node)
  }

  /** Makes sure of the network's files on this computer, for the jobs that run here. */
  async bringHere(): Promise<void> {
    if (this.bundle === null || (await this.own()) !== null) return
    const code = this.code()
    const from = await this.holderOf(code)
    const incoming = `${this.bundle}.incoming`
    try {
      rmSync(incoming, { recursive: true, force: true })
      mkdirSync(incoming, { recursive: true })
      // The links to dependencies become what they lead to.
      const { stdout, ended } = await from.ssh.stream([
        'tar',
        '-chf',
        '-',
        '-C',
        from.store.folderOf(code),
        '.',
      ])
      await receiveFiles(stdout, incoming, () => undefined)
      if ((await ended).code !== 0) throw this.lacking()
      rmSync(this.bundle, { recursive: true, force: true })
      renameSync(incoming, this.bundle)
      this.checking = null
    } catch (error) {
      throw fileError(`Writing ${this.bundle}`, error)
    }
  }

  /** A node's folder names the hash; agents of this computer share one that has none. */
  private get codeHash(): string | null {
    const node = this.record.nodes.find(({ reach }) => reach?.type === 'ssh')
    return node ? path.posix.basename(node.bundle) : null
  }

  private code(): PartName {
    if (this.codeHash === null) throw this.lacking()
    return { kind: 'bundles', hash: this.codeHash, label: 'code' }
  }

  private async check(): Promise<DeployableNetwork | null> {
    const { bundle, codeHash } = this
    if (bundle === null || !existsSync(bundle)) return null
    try {
      const parts = await partsOfBundle(bundle, this.record.network.jobs)
      return codeHash === null || parts.code.hash === codeHash ? parts : null
    } catch (error) {
      // What cannot be read is not the run's; a node has it.
      if (error instanceof AppError) return null
      throw error
    }
  }

  private async copy(part: PartName, to: StoredNode): Promise<void> {
    const [missing] = await missingOn(to, [part])
    if (missing !== undefined) await copyPart(part, await this.holderOf(part), to)
  }

  private async holderOf(part: PartName): Promise<StoredNode> {
    for (const node of this.nodes.values()) {
      if (!node.ssh.isClosed && (await missingOn(node, [part])).length === 0) return node
    }
    throw this.lacking()
  }

  private async dependenciesOf(job: JobId, code: PartName, { ssh, store }: StoredNode): Promise<PartName[]> {
    const { dependencies = [] } = this.record.network.jobs.find(({ id }) => id === job) ?? {}
    const directories = dependencies.filter(({ kind }) => kind === 'directory').map((one) => one.path)
    if (directories.length === 0) return []
    const folder = `${store.folderOf(code)}/${DEPENDENCIES_FOLDER}`
    const { stdout } = await ssh.exec([
      'sh',
      '-c',
      LINKS,
      'links',
      folder,
      ...directories.map(dependencyFolder),
    ])
    const targets = stdout.trim().split('\n')
    return directories.map((label, index) => {
      return { kind: 'dependencies', hash: path.posix.basename(targets[index] ?? ''), label }
    })
  }

  private lacking(): AppError {
    return new AppError(
      'not-found',
      `The code of ${this.record.network.name} as it was when the run began is on no node that answers`,
      'Start the run again, or bring back a node that ran it.',
    )
  }
}
