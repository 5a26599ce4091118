/** The action on nodes that goes on, or the last one, as the host tells of it. */
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { Specs } from '../../../electron/contract/contract'
import type { InputOf } from '../../../electron/contract/kit/channels'
import type { SetupHost, SetupSnapshot } from '../../../electron/contract/provision'
import { host } from '../../host/host'

export const useSetupStore = defineStore('setup', () => {
  const snapshot = shallowRef<SetupSnapshot | null>(null)
  const isActive = computed(() => snapshot.value !== null && snapshot.value.phase !== 'ended')
  host().on('provision/did-change', (changed) => (snapshot.value = changed))

  const hosts = computed(() => snapshot.value?.hosts ?? [])
  const done = computed(() => hosts.value.filter(({ state }) => state === 'done'))
  const failed = computed(() => (isActive.value ? [] : hosts.value.filter(({ state }) => state !== 'done')))
  /** Of all tasks on all hosts, 0 to 1. */
  const share = computed(() => {
    const all = (snapshot.value?.tasks ?? 0) * hosts.value.length
    return all === 0 ? 0 : hosts.value.reduce((sum, one) => sum + finishedOf(one), 0) / all
  })

  /** A host that failed has nothing more to do. */
  function finishedOf({ state, finished }: SetupHost): number {
    const isOver = state === 'failed' || state === 'unreachable'
    return isOver ? (snapshot.value?.tasks ?? 0) : finished
  }

  async function load(): Promise<void> {
    snapshot.value = await host().request('provision/current', undefined)
  }

  async function start(asked: InputOf<Specs['provision/start']>): Promise<void> {
    snapshot.value = await host().request('provision/start', asked)
  }

  async function cancel(): Promise<void> {
    await host().request('provision/cancel', undefined)
  }

  return { snapshot, isActive, hosts, done, failed, share, load, start, cancel }
})
