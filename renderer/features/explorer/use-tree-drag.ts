/** Dragging in the tree: what is dragged, and the folder that it would go into. */
import { onBeforeUnmount, shallowRef } from 'vue'
import type { ShallowRef } from 'vue'
import type { FileEntry } from '../../../electron/contract/files'
import { folderFor } from './file-actions'
import { canMove, moveTo } from './move-file'
import { useTreeStore } from './tree.store'

interface TreeDrag {
  /** The folder under the pointer; '' is the project. */
  target: ShallowRef<string | null>
  start: (entries: readonly FileEntry[], event: DragEvent) => void
  /** Over an entry, or over the empty part of the tree. */
  over: (entry: FileEntry | null, event: DragEvent) => void
  drop: () => void
  end: () => void
}

export function useTreeDrag(): TreeDrag {
  const tree = useTreeStore()
  const dragged = shallowRef<readonly FileEntry[]>([])
  const target = shallowRef<string | null>(null)
  const end = (): void => {
    dragged.value = []
    target.value = null
    tree.release()
  }
  onBeforeUnmount(end)
  return {
    target,
    start: (entries, event) => {
      dragged.value = entries
      // A browser gives a drag up when its element goes, and rows that move away from under the pointer are missed.
      tree.hold()
      event.dataTransfer?.setData('text/plain', entries.map(({ path }) => path).join('\n'))
      if (event.dataTransfer) event.dataTransfer.effectAllowed = 'move'
    },
    over: (entry, event) => {
      const folder = folderFor(entry)
      const isAllowed = dragged.value.some(({ path }) => canMove(path, folder))
      target.value = isAllowed ? folder : null
      if (isAllowed) event.preventDefault()
    },
    drop: () => {
      const [entries, folder] = [dragged.value, target.value]
      end()
      if (folder !== null) void moveTo(entries, folder)
    },
    end,
  }
}
