/** Moves files within the project, by dragging or by name. */
import type { FileEntry } from '../../../electron/contract/files'
import { HostError } from '../../../electron/contract/kit/client'
import { host } from '../../host/host'
import { useProjectStore } from '../../stores/project.store'
import { attempt } from '../../workbench/attempt'
import { notify } from '../../workbench/notices'
import { askChoice, askText } from '../../workbench/questions'
import { join, parentOf } from './paths'
import { renamePath } from './rename-path'
import { texts } from './texts'
import { useTreeStore } from './tree.store'

/** Whether something can go into a folder: not where it is, and not into itself. */
export function canMove(path: string, folder: string): boolean {
  return parentOf(path) !== folder && folder !== path && !folder.startsWith(`${path}/`)
}

/** Moves them; asks before something is replaced, and offers to take it back. */
export async function moveTo(entries: readonly FileEntry[], folder: string): Promise<void> {
  const moved: { name: string; from: string; to: string }[] = []
  await attempt(async () => {
    for (const { name, path } of entries.filter((entry) => canMove(entry.path, folder))) {
      const to = join(folder, name)
      if (await moveOrReplace(path, to)) moved.push({ name, from: path, to })
    }
  })
  const [first] = moved
  if (!first) return
  await useTreeStore().reveal(first.to)
  const undo = (): void =>
    void attempt(async () => {
      for (const { from, to } of [...moved].reverse()) await moveOrReplace(to, from)
    })
  const where = folder === '' ? texts.theProject : folder
  const what = moved.length === 1 ? first.name : texts.things({ count: moved.length })
  notify({
    kind: 'info',
    message: texts.moved({ name: what, folder: where }),
    actions: [{ text: texts.undo, run: undo }],
  })
}

/** Asks for the folder. */
export async function askMove(entries: readonly FileEntry[]): Promise<void> {
  const [first] = entries
  if (!first) return
  const name = entries.length === 1 ? first.name : texts.things({ count: entries.length })
  const canGo = (folder: string): boolean => entries.some(({ path }) => canMove(path, folder))
  const folder = await askText({
    title: texts.moveTitle({ name }),
    label: texts.folder,
    hint: texts.folderHint,
    value: parentOf(first.path) || '/',
    confirm: texts.moveConfirm,
    check: (value) => (canGo(folderOf(value)) ? null : texts.badFolder),
  })
  if (folder !== null) await moveTo(entries, folderOf(folder))
}

const folderOf = (typed: string): string => typed.split('/').filter(Boolean).join('/')

/** Whether it was done: what is there already is replaced only when the user says so. */
async function moveOrReplace(path: string, to: string): Promise<boolean> {
  try {
    await renamePath(path, to)
    return true
  } catch (error) {
    if (!(error instanceof HostError) || error.code !== 'already-exists') throw error
    const answer = await askChoice({
      title: texts.replaceTitle({ path: to }),
      text: texts.replaceText,
      choices: [
        { value: 'replace', text: texts.replace, isDangerous: true },
        { value: 'cancel', text: texts.cancel },
      ],
    })
    if (answer !== 'replace') return false
    await host().request('files/trash', { root: useProjectStore().root, path: to })
    await renamePath(path, to)
    return true
  }
}
