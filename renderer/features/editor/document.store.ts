/** The files that are open in editors. */
import { defineStore } from 'pinia'
import { computed, shallowReactive, watch } from 'vue'
import { host } from '../../host/host'
import { useProjectStore } from '../../stores/project.store'
import { attempt } from '../../workbench/attempt'
import { activePanel } from '../../workbench/dock'
import { notify } from '../../workbench/notices'
import { askChoice } from '../../workbench/questions'
import type { EditorDocument } from './document'
import { texts } from './texts'

export const useDocumentStore = defineStore('documents', () => {
  const project = useProjectStore()
  const documents = shallowReactive(new Map<string, EditorDocument>())
  const unsaved = computed(() => [...documents.values()].filter(({ isUnsaved }) => isUnsaved.value))
  const active = computed(() => documents.get(activePanel.value?.replace(/^editor:/, '') ?? '') ?? null)

  host().on('files/did-change', ({ root, files }) => {
    if (root !== project.root) return
    for (const path of files) void attempt(async () => documents.get(path)?.refresh())
  })
  watch(
    () => project.root,
    () => {
      for (const path of [...documents.keys()]) close(path)
    },
  )
  window.addEventListener('beforeunload', (event) => {
    if (unsaved.value.length > 0) event.preventDefault()
  })

  async function open(path: string): Promise<EditorDocument> {
    const existing = documents.get(path)
    if (existing) return existing
    const { EditorDocument } = await import('./document')
    const opened = await EditorDocument.open(project.root, path)
    documents.set(path, opened)
    if (opened.isRestored) notify({ kind: 'info', message: texts.restored({ name: nameOf(path) }) })
    return opened
  }

  async function save(): Promise<void> {
    await active.value?.save()
  }

  async function saveAll(): Promise<void> {
    await Promise.all(unsaved.value.map((document) => document.save()))
  }

  /** Forgets a file; what was not saved is lost. */
  function close(path: string): void {
    documents.get(path)?.dispose()
    documents.delete(path)
  }

  /** Whether a file may be closed now: asks when there is something to save. */
  async function mayClose(path: string): Promise<boolean> {
    const document = documents.get(path)
    if (!document?.isUnsaved.value) return true
    const answer = await askChoice({
      title: texts.closeTitle({ name: nameOf(path) }),
      text: texts.closeText,
      choices: [
        { value: 'save', text: texts.save },
        { value: 'discard', text: texts.discard, isDangerous: true },
        { value: 'cancel', text: texts.cancel },
      ],
    })
    if (answer === 'save') await attempt(() => document.save())
    return answer === 'discard' || (answer === 'save' && !document.isUnsaved.value)
  }

  return { documents, unsaved, active, open, save, saveAll, close, mayClose }
})

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
