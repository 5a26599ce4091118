/** What the validator says of the project's networks, kept up to date while files change. */
import { defineStore } from 'pinia'
import { computed, shallowReactive, shallowRef, watch } from 'vue'
import type { NetworkCheck } from '../../electron/contract/network'
import { host } from '../host/host'
import { errorWords } from '../language/engine/error-words'
import { untilFirstDone } from '../workbench/first-things'
import { useProjectStore } from './project.store'

/** A network's state: the last description that could be read stays when a newer one cannot. */
export interface CheckedNetwork extends NetworkCheck {
  /** The description is of an older config than the problems. */
  isStale: boolean
}

const relevant = /\.(ts|mts|cts|js|mjs|py|csv|xml|json)$/
const made = /(^|\/)(simulation|local|collection)\//

export const useCheckStore = defineStore('check', () => {
  const project = useProjectStore()
  const networks = shallowReactive(new Map<string, CheckedNetwork>())
  /** The network that is being read now. */
  const reading = shallowRef<string | null>(null)
  const waiting = new Set<string>()

  const current = computed(() => networks.get(project.networkFolder ?? '') ?? null)
  const problems = computed(() =>
    [...networks].flatMap(([folder, { problems: found }]) => found.map((problem) => ({ folder, problem }))),
  )

  watch(
    () => [project.root, project.info?.networks.map(({ folder }) => folder).join('\n')] as const,
    ([root], old) => {
      if (root !== old?.[0]) {
        networks.clear()
        waiting.clear()
      }
      const folders = project.info?.networks.map(({ folder }) => folder) ?? []
      for (const folder of networks.keys()) if (!folders.includes(folder)) networks.delete(folder)
      for (const folder of folders) if (!networks.has(folder)) waiting.add(folder)
      void work()
    },
    { immediate: true },
  )

  host().on('files/did-change', ({ root, files }) => {
    const isRelevant = files.some((file) => relevant.test(file) && !made.test(file))
    // Networks use each other's modules, so each of them may be concerned.
    if (root === project.root && isRelevant) checkAll()
  })

  /** Reads all networks again, the one that is looked at first. */
  function checkAll(): void {
    const folders = project.info?.networks.map(({ folder }) => folder) ?? []
    for (const folder of folders) waiting.add(folder)
    void work()
  }

  /** Reads one network after the other, so that typing stays quick meanwhile. */
  async function work(): Promise<void> {
    if (reading.value !== null) return
    for (let folder = next(); folder !== undefined; folder = next()) {
      waiting.delete(folder)
      reading.value = folder
      await check(folder)
    }
    reading.value = null
  }

  function next(): string | undefined {
    const { networkFolder } = project
    return networkFolder !== null && waiting.has(networkFolder) ? networkFolder : [...waiting][0]
  }

  async function check(folder: string): Promise<void> {
    const { root } = project
    await untilFirstDone()
    // Another project may have been opened meanwhile.
    if (root !== project.root) return
    const found = await host().request('network/check', { root, folder }).catch(failedCheck)
    if (root === project.root) take(folder, found)
  }

  function take(folder: string, found: NetworkCheck): void {
    const last = networks.get(folder)?.description ?? null
    const isStale = found.description === null && last !== null
    networks.set(folder, { ...found, description: found.description ?? last, isStale })
  }

  return { networks, reading, current, problems, checkAll }
})

/** A check that could not be made is a problem of its own. */
function failedCheck(error: unknown): NetworkCheck {
  return {
    description: null,
    problems: [{ code: 'check-failed', severity: 'error', ...errorWords(error) }],
  }
}
