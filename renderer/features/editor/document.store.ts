/** The files that are open in editors. */
import { defineStore } from 'pinia'
import { computed, shallowReactive, watch } from 'vue'
import { host } from '../../host/host'
import { useProjectStore } from '../../stores/project.store'
import { attempt } from '../../workbench/attempt'
import { activePanel, closePanel, openPanels, replacePanel } from '../../workbench/dock'
import { notify } from '../../workbench/notices'
import { askChoice } from '../../workbench/questions'
import type { EditorDocument } from './document'
import { useCursorStore } from './cursor.store'
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
    for (const document of unsaved.value) document.keepDraftNow()
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

  /** Files have moved: their editors go along, with the cursor, the tab and what is not saved. */
  async function follow(from: string, to: string): Promise<void> {
    const opened = [...openPanels].filter((key) => key.startsWith('editor:')).map((key) => key.slice(7))
    const concerned = new Set([...opened, ...documents.keys()])
    for (const path of concerned) {
      if (path !== from && !path.startsWith(`${from}/`)) continue
      await followFile(path, to + path.slice(from.length))
    }
  }

  async function followFile(from: string, to: string): Promise<void> {
    // What was there has been replaced.
    closePanel(`editor:${to}`)
    close(to)
    const document = documents.get(from)
    const { viewStates } = useCursorStore()
    const state = document?.viewState() ?? viewStates.get(from)
    if (state) viewStates.set(to, state)
    if (document) documents.set(to, await document.movedTo(to))
    const isUnsaved = document?.isUnsaved.value === true
    replacePanel(`editor:${from}`, to, isUnsaved ? `● ${nameOf(to)}` : nameOf(to), { path: to })
    close(from)
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

  return { documents, unsaved, active, open, save, saveAll, close, follow, mayClose }
})

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
