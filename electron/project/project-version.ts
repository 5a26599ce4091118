/** The version of a project's files, in `fission.json`. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { AppError } from '../errors'

/** The file that marks a project's root. */
export const PROJECT_FILE = 'fission.json'

/** Raised when older versions of the product cannot work on a project any more. */
export const PROJECT_VERSION = 1

/** Throws an AppError when a newer version of the product made the project; a folder without the file is none of ours. */
export function checkProjectVersion(root: string): void {
  const version = versionIn(path.join(root, PROJECT_FILE))
  if (version <= PROJECT_VERSION) return
  throw new AppError(
    'version-mismatch',
    `${root} belongs to a newer version of Fission (${PROJECT_FILE} has version ${version}, this one knows ${PROJECT_VERSION})`,
    'Install the newest version; nothing was changed in the project.',
  )
}

/** The file marks a project whatever is in it, so one that says nothing is of the first version. */
function versionIn(file: string): number {
  if (!existsSync(file)) return 1
  const [, version] = /"version"\s*:\s*(\d+)/.exec(readFileSync(file, 'utf8')) ?? []
  return Number(version ?? 1)
}
