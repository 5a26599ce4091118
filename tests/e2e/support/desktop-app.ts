/** The desktop app on the stand-in for Electron, driven as its user does. */
import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium } from '@playwright/test'
import type { Browser, Page } from '@playwright/test'
import { build } from 'esbuild'
import { resourcePath } from '../../../electron/paths'
import type { Answer, Ask } from '../../electron-stand-in/run'
import { WelcomePage } from '../pages/welcome-page'
import { draftsIn } from './drafts'
import { expect } from './expect'

const program = resourcePath('dist/tests/stand-in.cjs')

interface DesktopStart {
  /** Where V8 writes which functions of the main process were called. */
  counts?: string
  folder?: string
  main?: string
  named?: string[]
  /** What the system names by an event before the app is ready. */
  opens?: string
}

export class DesktopApp {
  private constructor(
    private readonly child: ChildProcess,
    private readonly browser: Browser,
    readonly folder: string,
  ) {}

  /** Starts the app; `folder` is that of an earlier start, with its settings, and `named` what the user opens with it. */
  static async start({
    folder = mkdtempSync(path.join(tmpdir(), 'fission-desktop-')),
    main = resourcePath('dist/main.cjs'),
    named = [],
    counts,
    opens,
  }: DesktopStart = {}): Promise<DesktopApp> {
    await build({
      entryPoints: [resourcePath('tests/electron-stand-in/run.ts')],
      outfile: program,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      external: ['@playwright/test'],
    })
    const child = fork(program, [main, path.join(folder, 'chromium'), ...named], {
      env: {
        ...process.env,
        FISSION_CONFIG_DIR: path.join(folder, 'config'),
        FISSION_PROJECTS_DIR: path.join(folder, 'projects'),
        FISSION_STATE_DIR: path.join(folder, 'state'),
        ...(counts === undefined ? {} : { NODE_V8_COVERAGE: counts }),
        ...(opens === undefined ? {} : { STAND_IN_OPENS: opens }),
      },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    const [ready] = (await once(child, 'message')) as [Answer]
    if (ready.type !== 'ready') throw new Error('The stand-in did not start')
    return new DesktopApp(child, await chromium.connectOverCDP(ready.endpoint), folder)
  }

  get pages(): Page[] {
    const pages = this.browser.contexts().flatMap((context) => context.pages())
    return pages.filter((page) => page.url() !== 'about:blank')
  }

  /** The main window. */
  async firstPage(): Promise<Page> {
    await expect.poll(() => this.pages.length).toBeGreaterThan(0)
    return this.pages[0]!
  }

  /** The main window, with no project in it. */
  async welcome(): Promise<WelcomePage> {
    const welcome = new WelcomePage(await this.firstPage())
    await welcome.expectShown()
    return welcome
  }

  /** What the app keeps of files that have not been saved. */
  drafts(): string[] {
    return draftsIn(this.folder)
  }

  /** Takes the page's process away, as a crash does. */
  async crash(page: Page): Promise<void> {
    await this.ask({ ask: 'crash', address: page.url() })
  }

  async ask(asked: Ask): Promise<unknown> {
    const answering = once(this.child, 'message') as Promise<[Answer]>
    this.child.send(asked)
    const [answer] = await answering
    return answer.type === 'answer' ? answer.value : null
  }

  /** Whether the app has ended by itself. */
  async ended(): Promise<number | null> {
    if (this.child.exitCode === null) await once(this.child, 'exit')
    return this.child.exitCode
  }

  async close(): Promise<void> {
    if (this.child.exitCode === null) {
      this.child.send({ ask: 'quit' } satisfies Ask)
      await this.ended()
    }
    await this.browser.close()
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}
