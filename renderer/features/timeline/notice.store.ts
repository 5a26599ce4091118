/** What has happened in each run. */
import { defineStore } from 'pinia'
import { computed, shallowReactive, watch } from 'vue'
import type { RunNotice } from '../../../electron/contract/run'
import { host } from '../../host/host'
import { useRunStore } from '../../stores/run.store'
import { attempt } from '../../workbench/attempt'

/** As many as the host keeps. */
const NOTICES_KEPT = 2000

export const useNoticeStore = defineStore('notice', () => {
  const runs = useRunStore()
  const byRun = shallowReactive(new Map<string, readonly RunNotice[]>())
  const current = computed(() => byRun.get(runs.current?.run ?? '') ?? [])

  host().on('run/did-notice', (notice) => add(notice.run, [notice]))
  watch(
    () => runs.current?.run,
    async (run) => {
      for (const known of byRun.keys()) if (!runs.runs.has(known)) byRun.delete(known)
      if (run !== undefined)
        add(run, (await attempt(() => host().request('run/list-notices', { run }))) ?? [])
    },
    { immediate: true },
  )

  /** Each once and in order, however they came. */
  function add(run: string, notices: readonly RunNotice[]): void {
    const known = new Map([...(byRun.get(run) ?? []), ...notices].map((notice) => [notice.counter, notice]))
    const sorted = [...known.values()].sort((a, b) => a.counter - b.counter)
    byRun.set(run, sorted.slice(-NOTICES_KEPT))
  }

  return { current }
})
