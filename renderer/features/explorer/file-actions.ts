/** What can be done to files of the project. */
import type { FileEntry } from '../../../electron/contract/files'
import { host } from '../../host/host'
import { useProjectStore } from '../../stores/project.store'
import { attempt } from '../../workbench/attempt'
import { openFile } from '../../workbench/open-file'
import { askChoice, askText } from '../../workbench/questions'
import { join, parentOf } from './paths'
import { renamePath } from './rename-path'
import { texts } from './texts'
import { useTreeStore } from './tree.store'

const checkName = (name: string): string | null => (/^[^\\:*?"<>|]+$/.test(name) ? null : texts.badName)

/** The folder that something new goes into. */
export function folderFor(entry: FileEntry | null): string {
  if (!entry) return ''
  return entry.kind === 'folder' ? entry.path : parentOf(entry.path)
}

export async function createFile(folder: string): Promise<void> {
  const name = await askName(texts.newFileTitle({ folder: folder || texts.project }))
  if (name === null) return
  const path = join(folder, name)
  await attempt(async () => {
    await host().request('files/create-file', { root: useProjectStore().root, path })
    await useTreeStore().reveal(path)
    openFile(path)
  })
}

export async function createFolder(folder: string): Promise<void> {
  const name = await askName(texts.newFolderTitle({ folder: folder || texts.project }))
  if (name === null) return
  const path = join(folder, name)
  await attempt(async () => {
    await host().request('files/create-folder', { root: useProjectStore().root, path })
    await useTreeStore().reveal(path)
  })
}

export async function createNetwork(): Promise<void> {
  const title = texts.newNetworkTitle
  const name = await askText({
    title,
    label: texts.name,
    hint: texts.networkNameHint,
    value: 'my_network',
    confirm: texts.create,
    check: (value) => (/^[A-Za-z][\w-]*$/.test(value) ? null : texts.networkNameHint),
  })
  if (name === null) return
  await attempt(async () => {
    const { config } = await useProjectStore().createNetwork(name)
    await useTreeStore().reveal(config)
    openFile(config)
  })
}

export async function rename({ name, path }: FileEntry): Promise<void> {
  const title = texts.renameTitle({ name })
  const asked = { title, label: texts.name, value: name, confirm: texts.renameConfirm, check: checkName }
  const to = await askText(asked)
  if (to === null || to === name) return
  await attempt(() => renamePath(path, join(parentOf(path), to)))
}

/** Moves them to the trash, after a question. */
export async function remove(entries: readonly FileEntry[]): Promise<void> {
  const [first] = entries
  if (!first) return
  const name = entries.length === 1 ? first.name : texts.things({ count: entries.length })
  const answer = await askChoice({
    title: texts.removeTitle({ name }),
    text: entries.some(({ kind }) => kind === 'folder') ? texts.removeFolderText : texts.removeText,
    choices: [
      { value: 'remove', text: texts.remove },
      { value: 'cancel', text: texts.cancel },
    ],
  })
  if (answer !== 'remove') return
  const { root } = useProjectStore()
  await attempt(async () => {
    for (const { path } of entries) await host().request('files/trash', { root, path })
  })
}

export async function revealInSystem({ path }: FileEntry): Promise<void> {
  await attempt(() => host().request('app/reveal-path', { path: join(useProjectStore().root, path) }))
}

function askName(title: string): Promise<string | null> {
  const { name: label, nameHint: hint, create: confirm } = texts
  return askText({ title, label, hint, value: '', confirm, check: checkName })
}
