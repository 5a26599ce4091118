/** Which CSV files the project has, and which one is looked at. */
import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import type { TableFile } from '../../../electron/contract/results'
import { host } from '../../host/host'
import { useProjectStore } from '../../stores/project.store'
import { useRunStore } from '../../stores/run.store'
import { attempt } from '../../workbench/attempt'

export const useResultStore = defineStore('result', () => {
  const project = useProjectStore()
  const runs = useRunStore()
  const files = shallowRef<readonly TableFile[]>([])
  const isLoaded = ref(false)
  /** What the user has chosen; null: the latest of the current network. */
  const chosen = ref<string | null>(null)

  const selected = computed(() => {
    const known = files.value.find(({ path }) => path === chosen.value)
    return (known ?? latestOf(project.networkFolder) ?? files.value[0])?.path ?? null
  })

  watch(() => project.root, restart)
  watch(() => [project.networkFolder, runs.current?.run], choose)

  /** The last kind of run that the network had writes the latest file. */
  function latestOf(network: string | null): TableFile | undefined {
    const own = files.value.filter(
      ({ from }) => from !== null && from.network === network && from.kind !== 'earlier',
    )
    return own.sort((a, b) => b.changedAt - a.changedAt)[0]
  }

  async function restart(): Promise<void> {
    files.value = []
    isLoaded.value = false
    choose()
    await load()
  }

  function choose(path: unknown = null): void {
    chosen.value = typeof path === 'string' ? path : null
  }

  async function load(): Promise<void> {
    const { root } = project
    if (root === '') return
    const found = await attempt(() => host().request('results/list-tables', { root }))
    if (found === undefined || root !== project.root) return
    files.value = found
    isLoaded.value = true
  }

  return { files, isLoaded, selected, choose, load }
})
