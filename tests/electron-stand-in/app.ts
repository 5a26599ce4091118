/** `app`: the life of the program. */
import { EventEmitter } from 'node:events'
import type { App } from 'electron'
import type { Named } from './names'

type Covered =
  | 'whenReady'
  | 'enableSandbox'
  | 'exit'
  | 'quit'
  | 'requestSingleInstanceLock'
  | 'isPackaged'
  | 'getLocale'
  | 'on'
  | 'once'

/** Emits something that a listener may prevent; whether one has. */
export function isPrevented(
  emitter: EventEmitter,
  name: string,
  details: object = {},
  ...rest: unknown[]
): boolean {
  const event = {
    ...details,
    defaultPrevented: false,
    preventDefault: () => void (event.defaultPrevented = true),
  }
  emitter.emit(name, event, ...rest)
  return event.defaultPrevented
}

export class AppStandIn extends EventEmitter implements Named<App, Covered> {
  readonly isPackaged = false
  /** Every page is sandboxed, whatever its window says. */
  isSandboxed = false
  private isReady = false
  private resolveReady: () => void = () => undefined
  private readonly ready = new Promise<void>((resolve) => (this.resolveReady = resolve))

  constructor(private readonly leave: () => Promise<void>) {
    super()
  }

  getLocale(): string {
    return 'en-US'
  }

  whenReady(): Promise<void> {
    return this.ready
  }

  becomeReady(): void {
    this.isReady = true
    this.emit('ready')
    this.resolveReady()
  }

  /** As Electron does: some things must come before the app is ready, others after. */
  require(isReady: boolean, what: string): void {
    if (isReady !== this.isReady)
      throw new Error(`${what} must come ${isReady ? 'after' : 'before'} the app is ready`)
  }

  enableSandbox(): void {
    this.require(false, 'enableSandbox')
    this.isSandboxed = true
  }

  exit(code: number): void {
    process.exit(code)
  }

  requestSingleInstanceLock(): boolean {
    return true
  }

  quit(): void {
    if (isPrevented(this, 'before-quit')) return
    this.emit('will-quit', { preventDefault: () => undefined })
    this.emit('quit')
    void this.leave()
  }
}
