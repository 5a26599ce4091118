/** Newer versions of the app, as the host tells of them. */
import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { UpdateState } from '../../electron/contract/updates'
import { host } from '../host/host'

export const useUpdatesStore = defineStore('updates', () => {
  const state = shallowRef<UpdateState>({ state: 'unsupported' })
  const isOpen = ref(false)
  const version = ref('')
  host().on('updates/did-change', (changed) => (state.value = changed))

  async function load(): Promise<void> {
    state.value = await host().request('updates/get-state', undefined)
  }

  async function show(): Promise<void> {
    version.value = (await host().request('app/get-info', undefined)).version
    isOpen.value = true
  }

  return {
    state,
    isOpen,
    version,
    load,
    show,
    close: () => (isOpen.value = false),
    check: () => host().request('updates/check', undefined),
    download: () => host().request('updates/download', undefined),
    cancel: () => host().request('updates/cancel', undefined),
    install: () => host().request('updates/install', undefined),
  }
})
