/** Changes that are made on the graph: looked at as a diff, then written into the config as one step that can be undone. */
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type {
  ConfigAction,
  ConfigChange,
  ConfigRefusal,
  JobRef,
  NetworkClass,
} from '../../../../electron/contract/config-edit'
import type { JobDescription, PipeDescription } from '../../../../agent/core/network/description'
import { host } from '../../../host/host'
import { useCheckStore } from '../../../stores/check.store'
import { attempt } from '../../../workbench/attempt'
import { notify } from '../../../workbench/notices'
import { useConfigChangeStore } from '../../editor/config-change.store'
import { texts } from './texts'

type Change = Extract<ConfigChange, { type: 'change' }>

/** Which dialog of the graph is open. */
export type EditDialog =
  | { kind: 'add-job' }
  | { kind: 'job'; job: number }
  | { kind: 'pipe'; pipe: number }
  | { kind: 'add-pipe'; from: number; to: number | null }

export const useGraphEditStore = defineStore('graph-edit', () => {
  const check = useCheckStore()
  const changes = useConfigChangeStore()
  const dialog = shallowRef<EditDialog | null>(null)
  /** What is being looked at before it is written. */
  const pending = shallowRef<(Change & { title: string }) | null>(null)
  const refusal = shallowRef<ConfigRefusal | null>(null)
  const isWorking = shallowRef(false)

  const description = computed(() => check.current?.description ?? null)
  /** The config can be changed: it is read to its end, and nothing newer fails to be. */
  const canEdit = computed(() => description.value !== null && check.current?.isStale === false)

  function jobRef(id: number): JobRef {
    const job = description.value?.jobs.find((found) => found.id === id)
    return {
      id,
      type: job?.type ?? '',
      line: job?.position?.line ?? null,
      column: job?.position?.column ?? null,
    }
  }

  function jobOf(id: number): JobDescription | undefined {
    return description.value?.jobs.find((job) => job.id === id)
  }

  function pipeOf(id: number): PipeDescription | undefined {
    return description.value?.pipes.find((pipe) => pipe.id === id)
  }

  /** Asks what a change would make of the config, and shows it. */
  async function propose(title: string, action: ConfigAction): Promise<void> {
    isWorking.value = true
    const change = await attempt(() => host().request('edit/preview', { ...changes.asked(), action }))
    isWorking.value = false
    if (!change) return
    dialog.value = null
    if (change.type === 'refusal') refusal.value = change
    else if (change.before === change.after) notify({ kind: 'info', message: texts.nothingToChange })
    else pending.value = { ...change, title }
  }

  /** Writes what was looked at; saved unless the user wants to look at it in the editor. */
  async function accept(isSaved: boolean): Promise<void> {
    const change = pending.value
    if (!change) return
    pending.value = null
    await changes.write(change, change.title, isSaved)
  }

  async function classes(): Promise<{ jobs: NetworkClass[]; pipes: NetworkClass[] }> {
    return (
      (await attempt(() => host().request('edit/list-classes', changes.asked()))) ?? { jobs: [], pipes: [] }
    )
  }

  function deleteJob(id: number): Promise<void> {
    const job = jobRef(id)
    return propose(texts.deleteJob({ job: `${job.type} ${id}` }), { type: 'delete-job', job })
  }

  function deletePipe(id: number): Promise<void> {
    const from = description.value?.jobs.find(({ outputs }) => outputs.includes(id))
    const to = description.value?.jobs.find(({ inputs }) => inputs.includes(id))
    if (!from || !to) return Promise.resolve()
    const action = { type: 'delete-pipe', id, from: jobRef(from.id), to: jobRef(to.id) } as const
    return propose(texts.deletePipe({ id: String(id) }), action)
  }

  return {
    dialog,
    pending,
    refusal,
    isWorking,
    canEdit,
    description,
    undoTitle: computed(() => changes.undoTitle),
    asked: changes.asked,
    jobRef,
    jobOf,
    pipeOf,
    propose,
    accept,
    undo: changes.undo,
    classes,
    deleteJob,
    deletePipe,
  }
})
