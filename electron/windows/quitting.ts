/** The app ends once everything is settled: simulations end with it, runs on nodes as the user says. */
import { app } from 'electron'
import type { Host } from '../host/host'
import type { Parting } from './parting'

export class Quitting {
  private isSettled = false
  private last: () => void = () => app.quit()

  /** `stay`: shows the app again when the user does not want it to end. */
  constructor(
    private readonly host: Pick<Host, 'close'>,
    private readonly parting: Parting,
    private readonly stay: () => void,
  ) {
    app.on('before-quit', (event) => {
      if (this.isSettled) return
      event.preventDefault()
      void this.settle()
    })
  }

  /** Ends the app by `install`, which starts its next version. */
  quitFor(install: () => void): void {
    this.last = () => {
      // Otherwise the next version would take this one for itself, and end.
      app.releaseSingleInstanceLock()
      install()
      // Also when nothing could be installed. On macOS the system's updater ends the app, which may take it a while.
      if (process.platform !== 'darwin') app.quit()
    }
    app.quit()
  }

  private async settle(): Promise<void> {
    if (!this.parting.isFree && !(await this.parting.ask())) {
      this.last = () => app.quit()
      this.stay()
      return
    }
    await this.host.close().finally(() => (this.isSettled = true))
    this.last()
  }
}
