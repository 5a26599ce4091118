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
import { useProjectStore } from '../../../stores/project.store'
import { attempt } from '../../../workbench/attempt'
import { notify } from '../../../workbench/notices'
import { openFile } from '../../../workbench/open-file'
import type { EditorDocument } from '../../editor/document'
import { useDocumentStore } from '../../editor/document.store'
import { texts } from './texts'

type Change = Extract<ConfigChange, { type: 'change' }>

/** Which dialog of the graph is open. */
export type EditDialog =
  | { kind: 'add-job' }
  | { kind: 'job'; job: number }
  | { kind: 'pipe'; pipe: number }
  | { kind: 'add-pipe'; from: number; to: number | null }

interface Done {
  document: EditorDocument
  version: number
  title: string
}

export const useGraphEditStore = defineStore('graph-edit', () => {
  const project = useProjectStore()
  const check = useCheckStore()
  const documents = useDocumentStore()
  const dialog = shallowRef<EditDialog | null>(null)
  /** What is being looked at before it is written. */
  const pending = shallowRef<(Change & { title: string }) | null>(null)
  const refusal = shallowRef<ConfigRefusal | null>(null)
  const isWorking = shallowRef(false)
  const done = shallowRef<Done | null>(null)

  const description = computed(() => check.current?.description ?? null)
  /** The config can be changed: it is read to its end, and nothing newer fails to be. */
  const canEdit = computed(() => description.value !== null && check.current?.isStale === false)
  const undoTitle = computed(() => {
    const last = done.value
    if (!last || documents.documents.get(last.document.path) !== last.document) return null
    return last.document.versionId.value === last.version ? last.title : null
  })

  function asked(): { network: { root: string; folder: string }; unsaved: Record<string, string> } {
    const unsaved = documents.unsaved.map(({ path, model }) => [path, model.getValue()] as const)
    const network = { root: project.root, folder: project.networkFolder ?? '' }
    return { network, unsaved: Object.fromEntries(unsaved) }
  }

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
    const change = await attempt(() => host().request('edit/preview', { ...asked(), action }))
    isWorking.value = false
    if (!change) return
    dialog.value = null
    if (change.type === 'refusal') refusal.value = change
    else if (change.before === change.after) notify({ kind: 'info', message: texts.nothingToChange })
    else pending.value = { ...change, title }
  }

  /** Puts the change into the open document as one step; saved unless the user wants to look at it there. */
  async function accept(isSaved: boolean): Promise<void> {
    const change = pending.value
    if (!change) return
    pending.value = null
    await attempt(async () => {
      const document = await documents.open(change.file)
      if (document.isReadOnly) throw new Error(texts.readOnly({ file: change.file }))
      if (document.model.getValue() !== change.before)
        throw new Error(texts.changedMeanwhile({ file: change.file }))
      document.edit(change.after)
      done.value = { document, version: document.versionId.value, title: change.title }
      if (isSaved) await document.save()
      else openFile(change.file)
    })
  }

  /** Takes the last change back, unless something else was typed since. */
  async function undo(): Promise<void> {
    const last = done.value
    if (!last || undoTitle.value === null) return
    done.value = null
    await attempt(async () => {
      await last.document.undo()
      await last.document.save()
    })
  }

  async function classes(): Promise<{ jobs: NetworkClass[]; pipes: NetworkClass[] }> {
    return (await attempt(() => host().request('edit/list-classes', asked()))) ?? { jobs: [], pipes: [] }
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
    undoTitle,
    asked,
    jobRef,
    jobOf,
    pipeOf,
    propose,
    accept,
    undo,
    classes,
    deleteJob,
    deletePipe,
  }
})
