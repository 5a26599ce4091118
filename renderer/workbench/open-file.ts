/** Opens files in the editor; features that point to code come here. */
import { shallowReactive } from 'vue'
import { showPanel } from './dock'

export interface CodePlace {
  line: number
  column?: number
}

/** Where an editor shall go when it is next shown; editors take theirs away. */
export const wantedPlaces = shallowReactive(new Map<string, CodePlace>())

/** Shows a file of the project, at a place in it if one is given. */
export function openFile(path: string, place?: CodePlace, inBackground = false): void {
  if (place) wantedPlaces.set(path, { ...place })
  const title = path.slice(path.lastIndexOf('/') + 1)
  showPanel('editor', { thing: path, title, params: { path }, inBackground })
}
