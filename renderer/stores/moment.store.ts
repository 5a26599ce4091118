/** A moment of the current run that the user looks back at, in the timeline and on the graph. */
import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'

export type JobThen = 'placed' | 'waiting' | 'crashed' | 'failed' | 'finished'
export type NodeThen = 'alive' | 'silent' | 'lost'

export interface StateThen {
  /** Job → what was last told of it. */
  jobs: ReadonlyMap<number, { node: string | null; status: JobThen }>
  nodes: ReadonlyMap<string, NodeThen>
}

export const useMomentStore = defineStore('moment', () => {
  /** Counter of the entry of the timeline that is chosen; null: now. */
  const chosen = ref<number | null>(null)
  /** How everything was then; `seconds` since the run has begun. */
  const shown = shallowRef<{ state: StateThen; seconds: number } | null>(null)
  return { chosen, shown }
})
