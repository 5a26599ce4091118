/** Dragging in the tree: what is dragged, and the folder that it would go into. */
import { shallowRef } from 'vue'
import type { ShallowRef } from 'vue'
import type { FileEntry } from '../../../electron/contract/files'
import { folderFor } from './file-actions'
import { canMove, moveTo } from './move-file'

interface TreeDrag {
  /** The folder under the pointer; '' is the project. */
  target: ShallowRef<string | null>
  start: (entry: FileEntry, event: DragEvent) => void
  /** Over an entry, or over the empty part of the tree. */
  over: (entry: FileEntry | null, event: DragEvent) => void
  drop: () => void
  end: () => void
}

export function useTreeDrag(): TreeDrag {
  const dragged = shallowRef<FileEntry | null>(null)
  const target = shallowRef<string | null>(null)
  const end = (): void => {
    dragged.value = null
    target.value = null
  }
  return {
    target,
    start: (entry, event) => {
      dragged.value = entry
      event.dataTransfer?.setData('text/plain', entry.path)
      if (event.dataTransfer) event.dataTransfer.effectAllowed = 'move'
    },
    over: (entry, event) => {
      const folder = folderFor(entry)
      const isAllowed = dragged.value !== null && canMove(dragged.value.path, folder)
      target.value = isAllowed ? folder : null
      if (isAllowed) event.preventDefault()
    },
    drop: () => {
      const [entry, folder] = [dragged.value, target.value]
      end()
      if (entry && folder !== null) void moveTo(entry, folder)
    },
    end,
  }
}
