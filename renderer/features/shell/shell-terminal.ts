/** A terminal with a shell of a node in it. */
import '@xterm/xterm/css/xterm.css'
import { FitAddon } from '@xterm/addon-fit'
import { Terminal } from '@xterm/xterm'
import { watch } from 'vue'
import type { HostError } from '../../../electron/contract/kit/client'
import { host } from '../../host/host'
import { useSettingsStore } from '../../stores/settings.store'
import { terminalThemes } from '../../ui/terminal-themes'
import { attempt } from '../../workbench/attempt'

export class ShellTerminal {
  private readonly id = crypto.randomUUID()
  private readonly terminal: Terminal
  private readonly fit = new FitAddon()
  private readonly releases: (() => void)[] = []

  constructor(
    element: HTMLElement,
    target: { run: string; node: string },
    onEnd: (error: HostError | null) => void,
  ) {
    const settings = useSettingsStore()
    const fontFamily = getComputedStyle(document.documentElement).getPropertyValue('--font-mono')
    this.terminal = new Terminal({
      fontFamily,
      fontSize: 13,
      theme: terminalThemes[settings.theme],
      minimumContrastRatio: 4.5,
      cursorBlink: true,
    })
    this.terminal.loadAddon(this.fit)
    this.terminal.open(element)
    this.fit.fit()
    const { id } = this
    const size = (): { columns: number; rows: number } => {
      return { columns: this.terminal.cols, rows: this.terminal.rows }
    }
    const observer = new ResizeObserver(() => this.fit.fit())
    observer.observe(element)
    this.terminal.onData((data) => void attempt(() => host().request('shell/type', { id, data })))
    this.terminal.onResize(() => void attempt(() => host().request('shell/resize', { id, ...size() })))
    this.releases.push(
      () => observer.disconnect(),
      watch(
        () => settings.theme,
        (theme) => (this.terminal.options.theme = terminalThemes[theme]),
      ),
      host().open(
        'shell/open',
        { id, ...target, ...size() },
        ({ data }) => new Promise((resolve) => this.terminal.write(data, resolve)),
        onEnd,
      ),
    )
    this.terminal.focus()
  }

  dispose(): void {
    for (const release of this.releases) release()
    this.terminal.dispose()
  }
}
