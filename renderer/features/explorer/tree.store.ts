/** The project's folders as far as they have been opened. */
import { defineStore } from 'pinia'
import { computed, shallowReactive, shallowRef, watch } from 'vue'
import type { FileEntry } from '../../../electron/contract/files'
import { host } from '../../host/host'
import { useProjectStore } from '../../stores/project.store'
import { attempt } from '../../workbench/attempt'
import { parentOf } from './paths'

/** One visible line of the tree. */
export interface TreeRow {
  entry: FileEntry
  depth: number
  isExpanded: boolean
}

/** The element of a row, for what refers to it; ids have no spaces. */
export function rowId(path: string): string {
  return `tree-${encodeURIComponent(path)}`
}

export const useTreeStore = defineStore('tree', () => {
  const project = useProjectStore()
  const folders = shallowReactive(new Map<string, FileEntry[]>())
  const expanded = shallowReactive(new Set<string>())
  /** The rows of the moment at which a drag began. */
  const held = shallowRef<TreeRow[] | null>(null)
  const rows = computed(() => held.value ?? rowsOf('', 0))
  /** The last question about each folder; the answer to an older one may come later. */
  const asked = new Map<string, symbol>()

  watch(
    () => project.root,
    async (root) => {
      folders.clear()
      expanded.clear()
      if (root === '') return
      await load('')
      if (project.networkFolder !== null) await reveal(`${project.networkFolder}/x`)
    },
    { immediate: true },
  )
  host().on('files/did-change', ({ root, folders: changed, files }) => {
    if (root !== project.root) return
    // A file that is gone and at once there again is told as written; the folder may have been read between.
    const stale = [...changed, ...files.filter(isMissing).map(parentOf)]
    for (const folder of new Set(stale)) if (folders.has(folder)) void load(folder)
  })

  function isMissing(file: string): boolean {
    return folders.get(parentOf(file))?.every(({ path }) => path !== file) ?? false
  }

  function rowsOf(folder: string, depth: number): TreeRow[] {
    return (folders.get(folder) ?? []).flatMap((entry) => {
      const isExpanded = expanded.has(entry.path)
      const row = { entry, depth, isExpanded }
      return isExpanded ? [row, ...rowsOf(entry.path, depth + 1)] : [row]
    })
  }

  async function load(folder: string): Promise<void> {
    const { root } = project
    const question = Symbol(folder)
    asked.set(folder, question)
    const entries = await attempt(() => host().request('files/list-folder', { root, path: folder }))
    if (root !== project.root || asked.get(folder) !== question) return
    if (entries) folders.set(folder, entries)
    else folders.delete(folder)
  }

  async function expand(folder: string): Promise<void> {
    if (!folders.has(folder)) await load(folder)
    expanded.add(folder)
  }

  function collapse(folder: string): void {
    expanded.delete(folder)
  }

  /** Opens all folders around a path. */
  async function reveal(path: string): Promise<void> {
    const parts = path.split('/').slice(0, -1)
    for (let depth = 1; depth <= parts.length; depth++) await expand(parts.slice(0, depth).join('/'))
  }

  /** Keeps the rows where they are, whatever changes on disk, until `release`. */
  function hold(): void {
    held.value = rows.value
  }

  function release(): void {
    held.value = null
  }

  return { rows, expand, collapse, collapseAll: () => expanded.clear(), reveal, hold, release }
})
