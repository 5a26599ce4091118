/** A terminal that follows one stream of lines. */
import '@xterm/xterm/css/xterm.css'
import { FitAddon } from '@xterm/addon-fit'
import { SearchAddon } from '@xterm/addon-search'
import { Terminal } from '@xterm/xterm'
import { ref, watch } from 'vue'
import type { Ref } from 'vue'
import { host } from '../../host/host'
import { useSettingsStore } from '../../stores/settings.store'
import { filterBatch, noFilter } from './line-filter'
import type { LineFilter } from './line-filter'
import { formatBatch } from './line-format'
import { terminalThemes } from '../../ui/terminal-themes'

const SCROLLBACK_LINES = 5000

/** Longest rest of a console between two batches. */
const LONGEST_REST_MS = 200

export interface ConsoleSource {
  run: string
  /** Null for all jobs. */
  job: number | null
  labelOf: (job: number) => string
}

export class ConsoleTerminal {
  /** The view stays at the newest line until the user scrolls up. */
  readonly isFollowing: Ref<boolean> = ref(true)
  private readonly terminal: Terminal
  private readonly fit = new FitAddon()
  private readonly search = new SearchAddon()
  private readonly releases: (() => void)[] = []
  private filter = noFilter
  private unfollow: () => void
  private isDisposed = false
  private isScrollNoted = false

  constructor(
    private readonly element: HTMLElement,
    private readonly source: ConsoleSource,
    fontFamily: string,
  ) {
    const settings = useSettingsStore()
    this.terminal = new Terminal({
      scrollback: SCROLLBACK_LINES,
      disableStdin: true,
      convertEol: true,
      fontFamily,
      fontSize: 12,
      lineHeight: 1.25,
      theme: terminalThemes[settings.theme],
      minimumContrastRatio: 4.5,
      cursorInactiveStyle: 'none',
      scrollOnUserInput: false,
      screenReaderMode: false,
    })
    this.terminal.loadAddon(this.fit)
    this.terminal.loadAddon(this.search)
    this.terminal.open(element)
    this.terminal.attachCustomKeyEventHandler((event) => this.onKey(event))
    this.terminal.onScroll(() => this.noteScroll())
    element.addEventListener('wheel', this.noteScroll, { passive: true })
    const observer = new ResizeObserver(() => this.resize())
    observer.observe(element)
    this.releases.push(
      () => observer.disconnect(),
      watch(
        () => settings.theme,
        (theme) => (this.terminal.options.theme = terminalThemes[theme]),
      ),
    )
    this.unfollow = this.follow(source)
    this.resize()
  }

  /** Finds the next or previous place; false when there is none. */
  find(text: string, direction: 'next' | 'previous'): boolean {
    if (text === '') return true
    return direction === 'next' ? this.search.findNext(text) : this.search.findPrevious(text)
  }

  /** Shows other lines, from the beginning of what is kept. */
  setFilter(filter: LineFilter): void {
    this.filter = filter
    this.unfollow()
    this.terminal.reset()
    this.unfollow = this.follow(this.source)
  }

  /** What is selected, or everything. */
  text(): string {
    return this.terminal.hasSelection() ? this.terminal.getSelection() : this.allText()
  }

  /** Everything that can be scrolled to. */
  allText(): string {
    const buffer = this.terminal.buffer.active
    const lines: string[] = []
    for (let row = 0; row < buffer.length; row++) {
      const line = buffer.getLine(row)
      const text = line?.translateToString(true) ?? ''
      if (line?.isWrapped) lines.push((lines.pop() ?? '') + text)
      else lines.push(text)
    }
    return `${lines.join('\n').trimEnd()}\n`
  }

  clear(): void {
    this.terminal.clear()
  }

  setFollowing(isFollowing: boolean): void {
    this.isFollowing.value = isFollowing
    if (isFollowing) this.terminal.scrollToBottom()
  }

  dispose(): void {
    this.isDisposed = true
    this.unfollow()
    for (const release of this.releases) release()
    this.terminal.dispose()
  }

  private follow({ run, job, labelOf }: ConsoleSource): () => void {
    const format = { labelOf: job === null ? labelOf : null }
    return host().open('run/output', { run, job }, (batch) => {
      const line = this.terminal.buffer.active.viewportY
      const startMs = performance.now()
      return new Promise((resolve) => {
        // The next batch comes when this one is written, and the rest of the window has had four times as long.
        this.terminal.write(formatBatch(filterBatch(batch, this.filter), format), () => {
          // Written still, and there is nothing left to scroll.
          if (this.isDisposed) {
            resolve()
            return
          }
          if (this.isFollowing.value) this.terminal.scrollToBottom()
          else if (this.terminal.buffer.active.length < SCROLLBACK_LINES) this.terminal.scrollToLine(line)
          setTimeout(resolve, Math.min(LONGEST_REST_MS, 4 * (performance.now() - startMs)))
        })
      })
    })
  }

  private readonly scrolls: Record<string, () => void> = {
    ArrowUp: () => this.terminal.scrollLines(-1),
    ArrowDown: () => this.terminal.scrollLines(1),
    PageUp: () => this.terminal.scrollPages(-1),
    PageDown: () => this.terminal.scrollPages(1),
    Home: () => this.terminal.scrollToTop(),
    End: () => this.terminal.scrollToBottom(),
  }

  /** A flood scrolls at every line. */
  private readonly noteScroll = (): void => {
    if (this.isScrollNoted) return
    this.isScrollNoted = true
    requestAnimationFrame(() => {
      this.isScrollNoted = false
      const { viewportY, baseY } = this.terminal.buffer.active
      this.isFollowing.value = viewportY >= baseY
    })
  }

  /** Copying and scrolling by the keyboard as everywhere; other keys are the window's. */
  private onKey(event: KeyboardEvent): boolean {
    const scroll = event.type === 'keydown' ? this.scrolls[event.key] : undefined
    if (scroll) {
      event.preventDefault()
      scroll()
      this.noteScroll()
    }
    const isCopy = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'c'
    if (isCopy && this.terminal.hasSelection())
      void navigator.clipboard.writeText(this.terminal.getSelection())
    return false
  }

  private resize(): void {
    if (this.element.clientWidth > 0 && this.element.clientHeight > 0) this.fit.fit()
  }
}
