/** Folders for the window's own dialog, where there is none of the system's. */
import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'
import type { FolderListing } from '../contract/app'
import { fileError } from '../errors'
import { SHARED_FOLDER } from '../project/network-folder'
import { PROJECT_FILE } from '../project/project-version'

/** The folders in `folder`, hidden ones left out; null: the user's home. */
export function listFolders(folder: string | null): FolderListing {
  const absolute = path.resolve(folder ?? homedir())
  try {
    const folders = readdirSync(absolute, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map(({ name }) => ({
        name,
        path: path.join(absolute, name),
        isProject: isProject(path.join(absolute, name)),
      }))
      .sort((a, b) => a.name.localeCompare(b.name))
    const parent = path.dirname(absolute)
    return { path: absolute, parent: parent === absolute ? null : parent, folders }
  } catch (error) {
    throw fileError(`Listing ${absolute}`, error)
  }
}

/** A folder looks like a project when it is marked as one, or shares something among networks. */
function isProject(folder: string): boolean {
  return [PROJECT_FILE, SHARED_FOLDER].some((name) => existsSync(path.join(folder, name)))
}
