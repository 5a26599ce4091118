/** `session.defaultSession`: what pages may ask the system for. */
import type { Session } from 'electron'
import type { Named } from './names'

type Request = (contents: null, permission: string, answer: (isGranted: boolean) => void) => void
type Check = (contents: null, permission: string) => boolean

export class PermissionsStandIn implements Named<
  Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler'
> {
  private request: Request | null = null
  private check: Check | null = null

  setPermissionRequestHandler(request: Request): void {
    this.request = request
  }

  setPermissionCheckHandler(check: Check): void {
    this.check = check
  }

  /** What the app says of a permission: when a page asks for it, and when it looks whether it has it; without handlers, yes. */
  may(permission: string): { request: boolean; check: boolean } {
    const answers = { request: this.request === null, check: this.check?.(null, permission) ?? true }
    this.request?.(null, permission, (isGranted) => (answers.request = isGranted))
    return answers
  }
}
