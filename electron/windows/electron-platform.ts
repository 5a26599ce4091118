/** What the desktop does for the window. */
import { BrowserWindow, dialog, shell } from 'electron'
import { fileError } from '../errors'
import type { Platform } from '../host/platform'

export const electronPlatform: Platform = {
  hasFolderDialog: true,
  chooseFolder: async (title) => {
    const options = { title, properties: ['openDirectory' as const, 'createDirectory' as const] }
    const window = BrowserWindow.getFocusedWindow()
    const { filePaths } = await (window
      ? dialog.showOpenDialog(window, options)
      : dialog.showOpenDialog(options))
    return filePaths[0] ?? null
  },
  revealPath: async (path) => shell.showItemInFolder(path),
  trash: async (path) => {
    try {
      await shell.trashItem(path)
    } catch (error) {
      throw fileError(`Moving ${path} to the trash`, error)
    }
  },
}
