/** One search at a time: the query, what was found so far, and whether it goes on. */
import { defineStore } from 'pinia'
import { computed, reactive, ref, shallowReactive, shallowRef, watch } from 'vue'
import type { FileMatches, SearchItem } from '../../../electron/contract/search'
import { host } from '../../host/host'
import { errorWords } from '../../language/engine/error-words'
import { useProjectStore } from '../../stores/project.store'
import { useDocumentStore } from '../editor/document.store'

export const useSearchStore = defineStore('search', () => {
  const project = useProjectStore()
  const documents = useDocumentStore()
  const query = reactive({ text: '', isRegex: false, isCaseSensitive: false, isWholeWord: false })
  const files = shallowReactive<FileMatches[]>([])
  const state = shallowRef<'idle' | 'searching' | 'done' | 'cancelled'>('idle')
  const summary = shallowRef<Extract<SearchItem, { type: 'end' }> | null>(null)
  const problem = shallowRef<string | null>(null)
  /** Counts how often the field shall get the focus. */
  const wantsFocus = ref(0)
  const count = computed(() => files.reduce((sum, { matches }) => sum + matches.length, 0))
  let close = (): void => undefined

  watch(() => project.root, reset)

  function reset(): void {
    close()
    close = () => undefined
    files.length = 0
    summary.value = null
    problem.value = null
    state.value = 'idle'
  }

  /** Searches anew. */
  function search(): void {
    reset()
    if (query.text === '') return
    state.value = 'searching'
    const unsaved = Object.fromEntries(documents.unsaved.map(({ path, model }) => [path, model.getValue()]))
    close = host().open(
      'search/find',
      { root: project.root, query: { ...query }, unsaved },
      take,
      (error) => {
        problem.value = error ? errorWords(error).message : null
        if (state.value === 'searching') state.value = 'done'
      },
    )
  }

  function take(item: SearchItem): void {
    if (item.type === 'end') summary.value = item
    else files.push(item)
  }

  function cancel(): void {
    if (state.value !== 'searching') return
    close()
    state.value = 'cancelled'
  }

  return { query, files, state, summary, problem, wantsFocus, count, search, cancel }
})
