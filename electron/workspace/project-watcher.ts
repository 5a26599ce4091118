/** Watches a project's folder and tells, a few times a second at most, what changed in it. */
import path from 'node:path'
import { watch } from 'chokidar'
import type { FSWatcher } from 'chokidar'
import { isHidden } from './made-folders'
import { toContractPath } from './safe-path'

/** Changes that come together are told together. */
const GATHER_MS = 120

export interface ProjectChanges {
  /** Folders whose entries changed. */
  folders: string[]
  /** Files that were written. */
  files: string[]
}

export class ProjectWatcher {
  private readonly watcher: FSWatcher
  private readonly folders = new Set<string>()
  private readonly files = new Set<string>()
  private timer: NodeJS.Timeout | null = null

  constructor(
    private readonly root: string,
    private readonly onChange: (changes: ProjectChanges) => void,
  ) {
    this.watcher = watch(root, {
      ignoreInitial: true,
      ignored: (file) => file !== root && isIgnored(toContractPath(root, file)),
    })
    // What came between the first look at a folder and its watching has no event of its own.
    this.watcher.once('ready', () => this.noteFolders(Object.keys(this.watcher.getWatched())))
    this.watcher.on('all', (event, file) => this.note(event, toContractPath(this.root, file)))
    // A folder that may not be read is not watched; the rest is.
    this.watcher.on('error', () => undefined)
  }

  async close(): Promise<void> {
    if (this.timer) clearTimeout(this.timer)
    await this.watcher.close()
  }

  private noteFolders(folders: string[]): void {
    for (const folder of folders) {
      const inside = path.relative(this.root, folder)
      if (!inside.startsWith('..')) this.folders.add(toContractPath(this.root, folder))
    }
    this.timer ??= setTimeout(() => this.flush(), GATHER_MS)
  }

  private note(event: string, file: string): void {
    if (event === 'change') this.files.add(file)
    else this.folders.add(path.posix.dirname(file).replace(/^\.$/, ''))
    if (event === 'add' || event === 'unlink') this.files.add(file)
    this.timer ??= setTimeout(() => this.flush(), GATHER_MS)
  }

  private flush(): void {
    this.timer = null
    const changes = { folders: [...this.folders], files: [...this.files] }
    this.folders.clear()
    this.files.clear()
    this.onChange(changes)
  }
}

/** What jobs write during a run is of no interest file by file. */
function isIgnored(file: string): boolean {
  const parts = file.split('/')
  const made = parts.indexOf('simulation')
  return parts.some(isHidden) || (made >= 0 && parts.length > made + 2)
}
