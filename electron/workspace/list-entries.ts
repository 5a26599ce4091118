/** The content of a folder, in the order in which its user looks for it. */
import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import type { FileEntry } from '../contract/files'
import { CONFIG_FILES, SHARED_FOLDER } from '../project/network-folder'
import { isHidden, isMadeFolder } from './made-folders'
import { withinRoot } from './safe-path'

type Role = FileEntry['role']

/** Configs first, then folders (shared, networks, others, made ones), then files. */
export async function listEntries(root: string, folder: string): Promise<FileEntry[]> {
  const absolute = withinRoot(root, folder)
  const found = await readdir(absolute, { withFileTypes: true })
  const entries = found
    .filter((entry) => !isHidden(entry.name))
    .map((entry): FileEntry => {
      const kind = entry.isDirectory() ? 'folder' : 'file'
      const role = kind === 'folder' ? folderRole(absolute, folder, entry.name) : fileRole(entry.name, folder)
      return { name: entry.name, path: folder === '' ? entry.name : `${folder}/${entry.name}`, kind, role }
    })
  return entries.sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name))
}

function folderRole(parent: string, folder: string, name: string): Role {
  if (folder === '' && name === SHARED_FOLDER) return 'shared'
  if (isMadeFolder(name)) return 'made'
  return CONFIG_FILES.some((file) => existsSync(path.join(parent, name, file))) ? 'network' : null
}

function fileRole(name: string, folder: string): Role {
  return folder !== '' && CONFIG_FILES.includes(name) ? 'config' : null
}

function rank({ kind, role }: FileEntry): number {
  if (role === 'config') return 0
  if (kind === 'file') return 5
  const order: Role[] = ['shared', 'network', null, 'made']
  return 1 + order.indexOf(role)
}
