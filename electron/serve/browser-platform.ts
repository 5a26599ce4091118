/** What the browser host can do of what a desktop does. */
import { AppError } from '../errors'
import type { Platform } from '../host/platform'
import { moveToTrash } from './trash'
import { openBrowser } from './open-browser'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

/** Without dialogs of its own: the window shows its own. */
export const browserPlatform: Platform = {
  hasFolderDialog: false,
  chooseFolder: () => {
    const hint = 'Use the list of folders in the window.'
    return Promise.reject(new AppError('unsupported', 'A browser has no dialog for folders', hint))
  },
  revealPath: async (file) => {
    if (await openBrowser(pathToFileURL(path.dirname(file)).href)) return
    throw new AppError('unsupported', `No file manager could be started for ${file}`, 'Look there by hand.')
  },
  trash: moveToTrash,
  updateSource: null,
}
