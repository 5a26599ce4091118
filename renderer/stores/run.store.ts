/** Runs as their host tells of them. */
import { defineStore } from 'pinia'
import { computed, shallowReactive, shallowRef } from 'vue'
import type { RunFigures, RunSnapshot } from '../../electron/contract/run'
import { host } from '../host/host'
import { useProjectStore } from './project.store'

export const useRunStore = defineStore('run', () => {
  const project = useProjectStore()
  const runs = shallowReactive(new Map<string, RunSnapshot>())
  /** The latest figures of each run. */
  const figures = shallowReactive(new Map<string, RunFigures>())
  const isLoaded = shallowRef(false)

  host().on('run/did-change', (snapshot) => take(snapshot))
  host().on('run/did-measure', (measured) => figures.set(measured.run, measured))

  function take(snapshot: RunSnapshot): void {
    for (const { run, network } of runs.values()) {
      const isSame = network.root === snapshot.network.root && network.folder === snapshot.network.folder
      if (!isSame || run === snapshot.run) continue
      runs.delete(run)
      figures.delete(run)
    }
    runs.set(snapshot.run, snapshot)
  }

  /** The run of the network that the window shows, going on or over. */
  const current = computed(() => {
    const { root, networkFolder } = project
    return [...runs.values()].find(({ network }) => network.root === root && network.folder === networkFolder)
  })
  const currentFigures = computed(() => figures.get(current.value?.run ?? ''))
  const isActive = computed(() => current.value !== undefined && current.value.phase !== 'ended')

  async function load(): Promise<void> {
    for (const snapshot of await host().request('run/list', undefined)) take(snapshot)
    isLoaded.value = true
  }

  async function simulate(nodes: number): Promise<void> {
    const network = { root: project.root, folder: project.networkFolder ?? '' }
    await host().request('run/simulate', { network, nodes })
  }

  /** Starts the network on the nodes of its config. */
  async function start(): Promise<void> {
    const network = { root: project.root, folder: project.networkFolder ?? '' }
    await host().request('run/start', { network })
  }

  async function leave(run: string): Promise<void> {
    await host().request('run/leave', { run })
  }

  async function stop(run: string): Promise<void> {
    await host().request('run/stop', { run })
  }

  return { runs, figures, isLoaded, current, currentFigures, isActive, load, simulate, start, leave, stop }
})
