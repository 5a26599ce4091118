/** Moves files within the project, by dragging or by name. */
import type { FileEntry } from '../../../electron/contract/files'
import { HostError } from '../../../electron/contract/kit/client'
import { host } from '../../host/host'
import { useProjectStore } from '../../stores/project.store'
import { attempt } from '../../workbench/attempt'
import { notify } from '../../workbench/notices'
import { askChoice, askText } from '../../workbench/questions'
import { texts } from './texts'
import { useTreeStore } from './tree.store'

const parentOf = (path: string): string => path.split('/').slice(0, -1).join('/')
const join = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`)

/** Whether something can go into a folder: not where it is, and not into itself. */
export function canMove(path: string, folder: string): boolean {
  return parentOf(path) !== folder && folder !== path && !folder.startsWith(`${path}/`)
}

/** Moves it; asks before something is replaced, and offers to take it back. */
export async function moveTo(
  { name, path }: Pick<FileEntry, 'name' | 'path'>,
  folder: string,
): Promise<void> {
  if (!canMove(path, folder)) return
  const to = join(folder, name)
  await attempt(async () => {
    if (!(await rename(path, to))) return
    await useTreeStore().reveal(to)
    const undo = (): void => void attempt(() => rename(to, path))
    const where = folder === '' ? texts.theProject : folder
    notify({
      kind: 'info',
      message: texts.moved({ name, folder: where }),
      actions: [{ text: texts.undo, run: undo }],
    })
  })
}

/** Asks for the folder. */
export async function askMove(entry: FileEntry): Promise<void> {
  const folder = await askText({
    title: texts.moveTitle({ name: entry.name }),
    label: texts.folder,
    hint: texts.folderHint,
    value: parentOf(entry.path) || '/',
    confirm: texts.moveConfirm,
    check: (value) => (canMove(entry.path, folderOf(value)) ? null : texts.badFolder),
  })
  if (folder !== null) await moveTo(entry, folderOf(folder))
}

const folderOf = (typed: string): string => typed.split('/').filter(Boolean).join('/')

/** Whether it was done: what is there already is replaced only when the user says so. */
async function rename(path: string, to: string): Promise<boolean> {
  const { root } = useProjectStore()
  try {
    await host().request('files/rename', { root, path, to })
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
    await host().request('files/trash', { root, path: to })
    await host().request('files/rename', { root, path, to })
    return true
  }
}
