/** The application's menu, by the roles that each platform gives their places and keys. */
import { app, Menu } from 'electron'
import type { MenuItemConstructorOptions } from 'electron'
import type { SystemTexts } from './texts'

type Item = MenuItemConstructorOptions
const line: Item = { type: 'separator' }
const isMac = process.platform === 'darwin'

/** Sets the menu; the window's own commands are in its palette. */
export function setMenu(texts: SystemTexts): void {
  const appMenu: Item[] = isMac ? [{ role: 'appMenu' }] : []
  const menus = [...appMenu, fileMenu(texts), editMenu(texts), viewMenu(texts), windowMenu(texts)]
  Menu.setApplicationMenu(Menu.buildFromTemplate(menus))
}

function fileMenu({ file, close, quit }: SystemTexts): Item {
  const last: Item = isMac ? { role: 'close', label: close } : { role: 'quit', label: quit }
  return { label: file, submenu: [last] }
}

function editMenu({ edit, undo, redo, cut, copy, paste, selectAll }: SystemTexts): Item {
  return {
    label: edit,
    submenu: [
      { role: 'undo', label: undo },
      { role: 'redo', label: redo },
      line,
      { role: 'cut', label: cut },
      { role: 'copy', label: copy },
      { role: 'paste', label: paste },
      { role: 'selectAll', label: selectAll },
    ],
  }
}

function viewMenu({ view, resetZoom, zoomIn, zoomOut, fullScreen, developerTools }: SystemTexts): Item {
  const tools: Item[] = app.isPackaged ? [] : [{ role: 'toggleDevTools', label: developerTools }]
  return {
    label: view,
    submenu: [
      { role: 'resetZoom', label: resetZoom },
      { role: 'zoomIn', label: zoomIn },
      { role: 'zoomOut', label: zoomOut },
      line,
      { role: 'togglefullscreen', label: fullScreen },
      ...tools,
    ],
  }
}

function windowMenu({ window, minimize, zoom, front, close }: SystemTexts): Item {
  const last: Item[] = isMac ? [line, { role: 'front', label: front }] : [{ role: 'close', label: close }]
  return {
    role: 'window',
    label: window,
    submenu: [{ role: 'minimize', label: minimize }, { role: 'zoom', label: zoom }, ...last],
  }
}
