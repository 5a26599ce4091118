/** The keyboard of the tree, as trees have it everywhere. */
import type { Ref } from 'vue'
import { remove, rename } from './file-actions'
import type { TreeRow } from './tree.store'
import { useTreeStore } from './tree.store'
import type { TreeSelection } from './use-tree-selection'

interface Tree {
  rows: Ref<TreeRow[]>
  selection: TreeSelection
  open: (row: TreeRow) => void
}

/** Handles a key press; the selected rows are where it acts. */
export function useTreeKeys({ rows, selection, open }: Tree): (event: KeyboardEvent) => void {
  const tree = useTreeStore()
  const select = (index: number, isExtending = false): void => {
    const row = rows.value[Math.max(0, Math.min(rows.value.length - 1, index))]
    if (!row) return
    if (isExtending) selection.extend(row.entry.path)
    else selection.only(row.entry.path)
  }
  const parentIndex = (path: string): number => {
    const parent = path.split('/').slice(0, -1).join('/')
    return rows.value.findIndex(({ entry }) => entry.path === parent)
  }
  return (event) => {
    const index = rows.value.findIndex(({ entry }) => entry.path === selection.cursor.value)
    const row = rows.value[index]
    const actions: Record<string, () => unknown> = {
      ArrowDown: () => select(index + 1, event.shiftKey),
      ArrowUp: () => select(index - 1, event.shiftKey),
      Home: () => select(0, event.shiftKey),
      End: () => select(rows.value.length - 1, event.shiftKey),
      ArrowRight: () => {
        if (row?.isExpanded) select(index + 1)
        else if (row?.entry.kind === 'folder') void tree.expand(row.entry.path)
      },
      ArrowLeft: () => {
        if (row?.isExpanded) tree.collapse(row.entry.path)
        else if (row && parentIndex(row.entry.path) >= 0) select(parentIndex(row.entry.path))
      },
      Enter: () => row && open(row),
      ' ': () => row && selection.toggle(row.entry.path),
      F2: () => row && rename(row.entry),
      Delete: () => remove(selection.entries.value),
    }
    const action = actions[event.key]
    if (!action || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    action()
  }
}
