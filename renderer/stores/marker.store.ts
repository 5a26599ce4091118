/** What the languages of the editor find in the open files. */
import { defineStore } from 'pinia'
import { shallowReactive } from 'vue'

export interface Marker {
  path: string
  line: number
  column: number
  severity: 'error' | 'warning'
  message: string
  /** Who says it, such as `typescript`. */
  source: string
}

export const useMarkerStore = defineStore('marker', () => {
  const byFile = shallowReactive(new Map<string, Marker[]>())

  function put(path: string, markers: Marker[]): void {
    if (markers.length > 0) byFile.set(path, markers)
    else byFile.delete(path)
  }

  return { byFile, put }
})
