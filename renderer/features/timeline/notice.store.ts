/** What has happened in each run. */
import { defineStore } from 'pinia'
import { computed, shallowReactive, watch } from 'vue'
import type { RunNotice } from '../../../electron/contract/run'
import { host } from '../../host/host'
import { useMomentStore } from '../../stores/moment.store'
import { useRunStore } from '../../stores/run.store'
import { attempt } from '../../workbench/attempt'
import { stateThen } from './state-then'

/** As many as the host keeps. */
const NOTICES_KEPT = 2000

export const useNoticeStore = defineStore('notice', () => {
  const runs = useRunStore()
  const moment = useMomentStore()
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

  watch(
    () => runs.current?.run,
    () => (moment.chosen = null),
  )
  watch([() => moment.chosen, current], () => {
    const entry = current.value.find(({ counter }) => counter === moment.chosen)
    if (!entry) return void (moment.shown = null)
    const seconds = (entry.at - (runs.current?.startedAt ?? entry.at)) / 1000
    moment.shown = { state: stateThen(current.value, entry.counter), seconds }
  })

  /** Each once and in order, however they came. */
  function add(run: string, notices: readonly RunNotice[]): void {
    const known = new Map([...(byRun.get(run) ?? []), ...notices].map((notice) => [notice.counter, notice]))
    const sorted = [...known.values()].sort((a, b) => a.counter - b.counter)
    byRun.set(run, sorted.slice(-NOTICES_KEPT))
  }

  return { current }
})
