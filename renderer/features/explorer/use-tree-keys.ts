/** The keyboard of the tree, as trees have it everywhere. */
import type { Ref } from 'vue'
import { remove, rename } from './file-actions'
import type { TreeRow } from './tree.store'
import { useTreeStore } from './tree.store'

interface Tree {
  rows: Ref<TreeRow[]>
  selected: Ref<string | null>
  open: (row: TreeRow) => void
}

/** Handles a key press; the selected row is where it acts. */
export function useTreeKeys({ rows, selected, open }: Tree): (event: KeyboardEvent) => void {
  const tree = useTreeStore()
  const select = (index: number): void => {
    const row = rows.value[Math.max(0, Math.min(rows.value.length - 1, index))]
    if (row) selected.value = row.entry.path
  }
  const parentIndex = (path: string): number => {
    const parent = path.split('/').slice(0, -1).join('/')
    return rows.value.findIndex(({ entry }) => entry.path === parent)
  }
  return (event) => {
    const index = rows.value.findIndex(({ entry }) => entry.path === selected.value)
    const row = rows.value[index]
    const actions: Record<string, () => unknown> = {
      ArrowDown: () => select(index + 1),
      ArrowUp: () => select(index - 1),
      Home: () => select(0),
      End: () => select(rows.value.length - 1),
      ArrowRight: () => {
        if (row?.isExpanded) select(index + 1)
        else if (row?.entry.kind === 'folder') void tree.expand(row.entry.path)
      },
      ArrowLeft: () => {
        if (row?.isExpanded) tree.collapse(row.entry.path)
        else if (row && parentIndex(row.entry.path) >= 0) select(parentIndex(row.entry.path))
      },
      Enter: () => row && open(row),
      F2: () => row && rename(row.entry),
      Delete: () => row && remove(row.entry),
    }
    const action = actions[event.key]
    if (!action || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    action()
  }
}
