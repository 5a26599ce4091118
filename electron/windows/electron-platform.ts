/** What the desktop does for the window. */
import { app, BrowserWindow, dialog, shell } from 'electron'
import type { AppUpdater } from 'electron-updater'
import { fileError } from '../errors'
import { FeedSource } from '../updates/feed-source'
import type { Platform } from '../host/platform'

/** `endFor` ends the app for its next version. */
export const electronPlatform = (endFor: (install: () => void) => void): Platform => ({
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
  // A checkout is updated by whoever made it.
  updateSource: app.isPackaged ? new FeedSource(loadUpdater, endFor) : null,
})

/** Loaded when a feed is first looked at. */
async function loadUpdater(): Promise<AppUpdater> {
  const { autoUpdater } = await import('electron-updater')
  return autoUpdater
}
