/** What a page may not do, whatever it has loaded: leave, open others, ask for devices. */
import { session } from 'electron'
import type { WebContents } from 'electron'
import { APP_ORIGIN } from './app-origin'
import { webPreferences } from './web-preferences'

/** What a page of ours needs: to copy text, and to say that a node is lost. */
const allowedPermissions = new Set(['clipboard-sanitized-write', 'notifications'])

/** Keeps a page where it is; windows that it opens are the app's own or none. */
export function guardContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    if (!isOwn(event.url)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    if (!isOwn(url)) return { action: 'deny' }
    return { action: 'allow', overrideBrowserWindowOptions: { autoHideMenuBar: true, webPreferences } }
  })
}

/** Refuses every permission but the few that are needed. */
export function guardSession(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, permission, answer) => {
    answer(allowedPermissions.has(permission))
  })
  session.defaultSession.setPermissionCheckHandler((_contents, permission) =>
    allowedPermissions.has(permission),
  )
}

function isOwn(url: string): boolean {
  return url.startsWith(`${APP_ORIGIN}/`)
}
