/** `<network>/collection/`: one folder for each node, exchanged as a whole. */
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, existsSync } from 'node:fs'
import path from 'node:path'
import { lockSimulation } from '../client/simulation/simulation-lock'
import { fileError } from '../errors'
import type { NetworkFolder } from '../project/network-folder'

/** Folders that are on their way in or out begin with it. */
const UNFINISHED = '.node-'

export class CollectionFolder {
  private constructor(
    readonly path: string,
    /** Lets others collect. */
    readonly release: () => void,
  ) {}

  /** Makes and locks it; what an interrupted collection left is removed. */
  static open({ folder, name }: NetworkFolder): CollectionFolder {
    const collection = path.join(folder, 'collection')
    try {
      mkdirSync(collection, { recursive: true })
      const release = lockSimulation(collection, name, 'collected')
      for (const left of readdirSync(collection).filter((entry) => entry.startsWith(UNFINISHED)))
        rmSync(path.join(collection, left), { recursive: true, force: true })
      return new CollectionFolder(collection, release)
    } catch (error) {
      throw fileError(`Writing to ${collection}`, error)
    }
  }

  /** Where a node's files are in the end. */
  folderOf(node: string): string {
    return path.join(this.path, folderName(node))
  }

  /** An empty folder for files that are on their way. */
  incoming(): string {
    try {
      return mkdtempSync(path.join(this.path, UNFINISHED))
    } catch (error) {
      throw fileError(`Writing to ${this.path}`, error)
    }
  }

  /** Puts what has come in the place of what was there. */
  exchange(incoming: string, node: string): void {
    const target = this.folderOf(node)
    try {
      if (!existsSync(target)) return renameSync(incoming, target)
      const old = `${incoming}.old`
      renameSync(target, old)
      renameSync(incoming, target)
      rmSync(old, { recursive: true, force: true })
    } catch (error) {
      throw fileError(`Writing ${target}`, error)
    }
  }
}

/** A node may be called anything; a folder may not. */
function folderName(node: string): string {
  const name = node.replaceAll(/[^\w.-]/g, '_')
  return name.startsWith('.') ? `_${name}` : name
}
