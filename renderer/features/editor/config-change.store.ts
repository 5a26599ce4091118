/** Changes that are made to configs elsewhere than in an editor: each is one step there, and can be taken back. */
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { useProjectStore } from '../../stores/project.store'
import { attempt } from '../../workbench/attempt'
import { openFile } from '../../workbench/open-file'
import type { EditorDocument } from './document'
import { useDocumentStore } from './document.store'
import { texts } from './texts'

/** A file as it is and as it is to be. */
export interface TextChange {
  file: string
  before: string
  after: string
}

interface Done {
  document: EditorDocument
  version: number
  title: string
}

export const useConfigChangeStore = defineStore('config-change', () => {
  const project = useProjectStore()
  const documents = useDocumentStore()
  const done = shallowRef<Done | null>(null)

  /** What the last change was called; null: it cannot be taken back any more. */
  const undoTitle = computed(() => {
    const last = done.value
    if (!last || documents.documents.get(last.document.path) !== last.document) return null
    return last.document.versionId.value === last.version ? last.title : null
  })

  /** The network that is worked on, with what is open and not saved: that counts, not what is on disk. */
  function asked(): { network: { root: string; folder: string }; unsaved: Record<string, string> } {
    const unsaved = documents.unsaved.map(({ path, model }) => [path, model.getValue()] as const)
    const network = { root: project.root, folder: project.networkFolder ?? '' }
    return { network, unsaved: Object.fromEntries(unsaved) }
  }

  /** Puts the change into the open document; saved unless the user wants to look at it there. Tells whether it is made. */
  async function write(change: TextChange, title: string, isSaved: boolean): Promise<boolean> {
    const isMade = await attempt(async () => {
      const document = await documents.open(change.file)
      if (document.isReadOnly) throw new Error(texts.notToBeWritten({ file: change.file }))
      if (document.model.getValue() !== change.before)
        throw new Error(texts.changedMeanwhile({ file: change.file }))
      document.edit(change.after)
      done.value = { document, version: document.versionId.value, title }
      if (isSaved) await document.save()
      else openFile(change.file)
      return true
    })
    return isMade === true
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

  return { undoTitle, asked, write, undo }
})
