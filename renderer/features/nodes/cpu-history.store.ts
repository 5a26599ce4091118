/** The last minute of each node's CPU, for its sparkline. */
import { defineStore } from 'pinia'
import { shallowRef, triggerRef } from 'vue'
import { host } from '../../host/host'

/** Two samples a second. */
const SAMPLES = 120

export const useCpuHistoryStore = defineStore('cpu-history', () => {
  const histories = shallowRef(new Map<string, number[]>())

  host().on('run/did-measure', ({ run, nodes }) => {
    for (const { id, cpuPercent } of nodes) {
      const history = histories.value.get(`${run} ${id}`) ?? []
      // Another list each time, as what draws it looks only at which list it is.
      histories.value.set(`${run} ${id}`, [...history, cpuPercent].slice(-SAMPLES))
    }
    triggerRef(histories)
  })
  host().on('run/did-change', ({ run, phase }) => {
    if (phase !== 'ended') return
    for (const key of histories.value.keys()) if (key.startsWith(`${run} `)) histories.value.delete(key)
  })

  /** Percent, oldest first. */
  function historyOf(run: string, node: string): readonly number[] {
    return histories.value.get(`${run} ${node}`) ?? []
  }

  return { historyOf }
})
