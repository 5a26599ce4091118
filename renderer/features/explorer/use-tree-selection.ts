/** Which entries of the tree are selected: the one that the keyboard is at, and any others beside it. */
import { computed, shallowRef } from 'vue'
import type { ComputedRef, Ref, ShallowRef } from 'vue'
import type { FileEntry } from '../../../electron/contract/files'
import type { TreeRow } from './tree.store'

export interface TreeSelection {
  /** Path of the entry that the keyboard is at. */
  cursor: ShallowRef<string | null>
  paths: ComputedRef<ReadonlySet<string>>
  /** What an action is for; what lies in a folder that is selected too goes with that folder. */
  entries: ComputedRef<FileEntry[]>
  /** Selects this one alone. */
  only: (path: string | null) => void
  /** Adds this one, or takes it away again. */
  toggle: (path: string) => void
  /** Selects all from where the selection began to this one. */
  extend: (path: string) => void
}

/** The selection among the rows that are shown. */
export function useTreeSelection(rows: Ref<TreeRow[]>): TreeSelection {
  const cursor = shallowRef<string | null>(null)
  const anchor = shallowRef<string | null>(null)
  const chosen = shallowRef<ReadonlySet<string>>(new Set())
  const shown = computed(() => rows.value.filter(({ entry }) => chosen.value.has(entry.path)))
  const paths = computed(() => new Set(shown.value.map(({ entry }) => entry.path)))
  const indexOf = (path: string | null): number => rows.value.findIndex(({ entry }) => entry.path === path)

  function only(path: string | null): void {
    cursor.value = anchor.value = path
    chosen.value = new Set(path === null ? [] : [path])
  }

  function toggle(path: string): void {
    const next = new Set(paths.value)
    if (!next.delete(path)) next.add(path)
    cursor.value = anchor.value = path
    chosen.value = next
  }

  function extend(path: string): void {
    const from = Math.max(0, indexOf(anchor.value))
    const to = indexOf(path)
    const between = rows.value.slice(Math.min(from, to), Math.max(from, to) + 1)
    cursor.value = path
    chosen.value = new Set(between.map(({ entry }) => entry.path))
  }

  const entries = computed(() =>
    shown.value.map(({ entry }) => entry).filter((entry) => !isInside(entry.path, paths.value)),
  )
  return { cursor, paths, entries, only, toggle, extend }
}

function isInside(path: string, folders: ReadonlySet<string>): boolean {
  const parts = path.split('/').slice(0, -1)
  return parts.some((_part, depth) => folders.has(parts.slice(0, depth + 1).join('/')))
}
