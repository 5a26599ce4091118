/** Runs on nodes that were left behind in the open project, until the user has decided about each. */
import { defineStore } from 'pinia'
import { ref, shallowRef, watch } from 'vue'
import type { LeftRun } from '../../../electron/contract/run'
import { host } from '../../host/host'
import { useProjectStore } from '../../stores/project.store'
import { attempt } from '../../workbench/attempt'
import { notify } from '../../workbench/notices'
import { texts } from './on-nodes-texts'

export const useLeftRunStore = defineStore('left-run', () => {
  const project = useProjectStore()
  const left = shallowRef<readonly LeftRun[]>([])
  /** Ids of runs that are being stopped. */
  const stopping = ref<string[]>([])

  watch(() => project.root, look, { immediate: true })

  async function look(): Promise<void> {
    const { root } = project
    left.value = []
    if (root === '') return
    const found = (await attempt(() => host().request('run/list-left', { root }))) ?? []
    if (root === project.root) left.value = found
  }

  /** As `look`, for a user who asks and wants an answer. */
  async function search(): Promise<void> {
    await look()
    if (left.value.length === 0) notify({ kind: 'info', message: texts.noneLeft })
  }

  async function takeUp(run: LeftRun): Promise<void> {
    const { root } = project
    const { id, folder, holder } = run
    const isTaken = await attempt(() =>
      host().request('run/take-up', { root, id, takeOver: holder !== null }),
    )
    if (!isTaken) return
    dismiss(run)
    project.selectNetwork(folder)
  }

  async function stop(run: LeftRun): Promise<void> {
    const { root } = project
    const { id, folder: network } = run
    stopping.value.push(id)
    const isStopped = await attempt(async () => {
      await host().request('run/stop-left', { root, id })
      return true
    })
    stopping.value = stopping.value.filter((known) => known !== id)
    if (!isStopped) return
    dismiss(run)
    notify({ kind: 'info', message: texts.stopped({ network }) })
  }

  function dismiss({ id }: LeftRun): void {
    left.value = left.value.filter((run) => run.id !== id)
  }

  return { left, stopping, look, search, takeUp, stop, dismiss }
})
