/** The updater of electron-builder's packages, for a feed that is a plain folder on a web server. */
import { CancellationToken, type AppUpdater } from 'electron-updater'
import type { UpdateSource } from './update-source'

/** How the app ends for its next version. */
type EndFor = (install: () => void) => void

export class FeedSource implements UpdateSource {
  private updater: AppUpdater | null = null

  /** `load` gives the updater of this system's kind of package; it is loaded when it is first needed. */
  constructor(
    private readonly load: () => Promise<AppUpdater>,
    private readonly endFor: EndFor,
  ) {}

  async check(feed: string): Promise<string | null> {
    const updater = await this.ready()
    updater.setFeedURL({ provider: 'generic', url: feed })
    const found = await updater.checkForUpdates()
    if (found === null)
      throw new Error('this copy of the app was not installed by a package that can be updated')
    return found.isUpdateAvailable ? found.updateInfo.version : null
  }

  async download(onShare: (share: number) => void, signal: AbortSignal): Promise<void> {
    const updater = await this.ready()
    const token = new CancellationToken()
    const cancel = (): void => token.cancel()
    const progress = ({ percent }: { percent: number }): void => onShare(percent / 100)
    signal.addEventListener('abort', cancel)
    updater.on('download-progress', progress)
    try {
      await updater.downloadUpdate(token)
    } finally {
      signal.removeEventListener('abort', cancel)
      updater.off('download-progress', progress)
    }
  }

  install(): void {
    const { updater } = this
    if (updater !== null) this.endFor(() => updater.quitAndInstall(false, true))
  }

  private async ready(): Promise<AppUpdater> {
    if (this.updater !== null) return this.updater
    const updater = (this.updater = await this.load())
    updater.autoDownload = false
    updater.autoInstallOnAppQuit = false
    updater.allowDowngrade = false
    updater.logger = null
    // Every failure rejects the call that met it; this event says it again, and would throw without a listener.
    updater.on('error', () => undefined)
    return updater
  }
}
