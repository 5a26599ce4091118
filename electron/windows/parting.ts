/** Before the app ends: what shall become of runs on nodes, which can go on without it. */
import { app, BrowserWindow, dialog } from 'electron'
import type { RunService } from '../runs/run-service'
import type { SettingsStore } from '../settings/settings-store'
import { systemTexts } from './texts'

type Runs = Pick<RunService, 'onNodes' | 'leaveAll' | 'stopAll'>

/** Asks once; whoever wants to close meanwhile waits for the same answer. */
export class Parting {
  private asking: Promise<boolean> | null = null

  constructor(
    private readonly runs: Runs,
    private readonly settings: Pick<SettingsStore, 'settings'>,
  ) {}

  /** Whether nothing has to be asked. */
  get isFree(): boolean {
    return this.runs.onNodes.length === 0
  }

  /** Resolves to whether the app may end: everything has been stopped or left by then. */
  ask(): Promise<boolean> {
    this.asking ??= this.settle().finally(() => (this.asking = null))
    return this.asking
  }

  private async settle(): Promise<boolean> {
    const texts = systemTexts(this.settings.settings.language, app.getLocale())
    const names = this.runs.onNodes.map(({ folder }) => folder).join(', ')
    const options = {
      type: 'question' as const,
      message: `${names} ${texts.running}`,
      detail: texts.runningDetail,
      buttons: [texts.leave, texts.stop, texts.cancel],
      defaultId: 0,
      cancelId: 2,
      noLink: true,
    }
    const [window] = BrowserWindow.getAllWindows()
    const { response } = await (window
      ? dialog.showMessageBox(window, options)
      : dialog.showMessageBox(options))
    if (response === 2) return false
    await (response === 0 ? this.runs.leaveAll() : this.runs.stopAll())
    return true
  }
}
