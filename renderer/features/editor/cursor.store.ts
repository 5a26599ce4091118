/** Where the cursor is, and where it was in files that are not shown now. */
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { monaco } from './monaco'

export interface Cursor {
  path: string
  line: number
  column: number
}

export const useCursorStore = defineStore('cursor', () => {
  const cursor = shallowRef<Cursor | null>(null)
  const viewStates = new Map<string, monaco.editor.ICodeEditorViewState>()

  function put(path: string, position: { lineNumber: number; column: number } | null): void {
    cursor.value = position && { path, line: position.lineNumber, column: position.column }
  }

  return { cursor, viewStates, put }
})
