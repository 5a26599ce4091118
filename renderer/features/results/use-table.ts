/** Follows one table for as long as a component shows it. */
import { onScopeDispose, shallowRef, watch } from 'vue'
import type { Ref, ShallowRef } from 'vue'
import type { TableState } from '../../../electron/contract/results'
import { host } from '../../host/host'
import { showError } from '../../workbench/attempt'

export interface FollowedTable {
  state: Readonly<ShallowRef<TableState | null>>
}

/** The state of the table at a path of the project; null before it is known, or while no path is given. */
export function useTable(root: Ref<string>, path: Ref<string | null>): FollowedTable {
  const state = shallowRef<TableState | null>(null)
  let release: (() => void) | null = null

  watch(
    [root, path],
    ([project, file]) => {
      release?.()
      release = null
      state.value = null
      if (file === null) return
      release = host().open(
        'results/follow',
        { root: project, path: file },
        (next) => void (state.value = next),
        (error) => error && showError(error),
      )
    },
    { immediate: true },
  )
  onScopeDispose(() => release?.())
  return { state }
}
