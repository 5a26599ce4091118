/** Asks for a folder: by the system's dialog, or by the window's own where there is none. */
import { shallowRef } from 'vue'
import { host } from '../../host/host'

export interface FolderQuestion {
  title: string
  confirm: string
  /** Where to begin; null: the user's home. */
  start: string | null
}

/** The question that the window's own dialog is asking, if any. */
export const openFolderQuestion = shallowRef<{
  question: FolderQuestion
  answer: (path: string | null) => void
} | null>(null)

/** The chosen folder; null when the user cancels. */
export async function chooseFolder(question: FolderQuestion): Promise<string | null> {
  const { hasFolderDialog } = await host().request('app/get-info', undefined)
  if (hasFolderDialog) return host().request('app/choose-folder', { title: question.title })
  return new Promise((resolve) => {
    openFolderQuestion.value = {
      question,
      answer: (path) => {
        openFolderQuestion.value = null
        resolve(path)
      },
    }
  })
}
