/** The app as a browser's user has it: `fission serve` with folders of its own, and a browser. */
import { execFileSync, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { chromium } from '@playwright/test'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { resourcePath } from '../../../electron/paths'
import { draftsIn } from './drafts'
import { WelcomePage } from '../pages/welcome-page'

const chromiumArgs = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
]

/** Debian's. */
export const browserProgram = '/usr/bin/chromium'

/** The sizes at which screenshots are taken. */
export const sizes = { small: { width: 1280, height: 800 }, large: { width: 1920, height: 1080 } }

interface WindowOptions {
  size?: keyof typeof sizes
  colorScheme?: 'light' | 'dark'
  locale?: string
}

export class ServedApp {
  private constructor(
    private server: ChildProcess,
    private readonly browser: Browser,
    private address: string,
    /** Holds settings and projects; removed at the end. */
    readonly folder: string,
    private readonly env: NodeJS.ProcessEnv,
  ) {}

  /** `surroundings` goes before this process's environment. */
  static async start(surroundings: NodeJS.ProcessEnv = {}): Promise<ServedApp> {
    const folder = mkdtempSync(path.join(tmpdir(), 'fission-e2e-'))
    const env = {
      ...process.env,
      ...surroundings,
      FISSION_CONFIG_DIR: path.join(folder, 'config'),
      FISSION_PROJECTS_DIR: path.join(folder, 'projects'),
      FISSION_STATE_DIR: path.join(folder, 'state'),
      XDG_DATA_HOME: path.join(folder, 'data'),
    }
    const server = startServer(env)
    const launching = chromium.launch({ executablePath: browserProgram, args: chromiumArgs })
    const [url, browser] = await Promise.all([readUrl(server), launching])
    return new ServedApp(server, browser, url, folder, env)
  }

  /** Where a window finds it; with another secret after each start. */
  get url(): string {
    return this.address
  }

  /** The agent's process of one of the nodes that are simulated now. */
  simulatedAgent(): number {
    const ours = ['-o', 'pid=,args=', '--ppid', String(this.server.pid)]
    const lines = execFileSync('ps', ours, { encoding: 'utf8' }).split('\n')
    const agent = lines.find((line) => line.includes('--name node-1 '))
    if (agent === undefined) throw new Error(`No node is simulated:\n${lines.join('\n')}`)
    return Number.parseInt(agent, 10)
  }

  /** Ends it as `signal` does and starts it again on what it has kept; its windows are still to be led there. */
  async restart(signal: NodeJS.Signals): Promise<void> {
    await this.end(signal)
    await this.startAgain()
  }

  /** Starts it, after it was ended, on what it has kept. */
  async startAgain(): Promise<void> {
    this.server = startServer(this.env)
    this.address = await readUrl(this.server)
  }

  get projects(): string {
    return path.join(this.folder, 'projects')
  }

  /** What the app keeps of files that have not been saved. */
  drafts(): string[] {
    return draftsIn(this.folder)
  }

  /** A new user's first look: nothing is remembered but what is on disk. */
  async open(options: WindowOptions = {}): Promise<WelcomePage> {
    return this.openIn(await this.newPage(options))
  }

  /** Leads a page there. */
  async openIn(page: Page): Promise<WelcomePage> {
    await page.goto(this.url)
    return new WelcomePage(page)
  }

  /** A page at nothing yet; what goes wrong in it fails the test. */
  async newPage({
    size = 'small',
    colorScheme = 'light',
    locale = 'en-US',
  }: WindowOptions = {}): Promise<Page> {
    const context = await this.browser.newContext({ viewport: sizes[size], colorScheme, locale })
    context.setDefaultTimeout(20_000)
    const page = await context.newPage()
    page.on('pageerror', (error) => console.error('error in the window:', error))
    return page
  }

  /** A browser as users have it, which keeps what it has read and compiled; the caller closes it. */
  async browserWithProfile(): Promise<BrowserContext> {
    return chromium.launchPersistentContext(this.profile, {
      executablePath: browserProgram,
      args: chromiumArgs,
      viewport: sizes.small,
    })
  }

  /** What that browser keeps of code that it has compiled. */
  compiledBytes(): number {
    const folder = path.join(this.profile, 'Default/Code Cache/js')
    return existsSync(folder)
      ? readdirSync(folder).reduce((sum, name) => sum + statSync(path.join(folder, name)).size, 0)
      : 0
  }

  private get profile(): string {
    return path.join(this.folder, 'browser')
  }

  async close(): Promise<void> {
    await this.browser.close()
    await this.end('SIGTERM')
    rmSync(this.folder, { recursive: true, force: true })
  }

  /** Ends it as `signal` does. */
  async end(signal: NodeJS.Signals): Promise<void> {
    const ended = new Promise((resolve) => this.server.once('exit', resolve))
    this.server.kill(signal)
    await ended
  }
}

function startServer(env: NodeJS.ProcessEnv): ChildProcess {
  const program = [resourcePath('dist/fission.cjs'), 'serve', '--no-open']
  return spawn(process.execPath, program, { env, stdio: ['ignore', 'pipe', 'inherit'] })
}

async function readUrl(server: ChildProcess): Promise<string> {
  for await (const line of createInterface({ input: server.stdout! })) {
    const url = /http:\S+/.exec(line)?.[0]
    if (url !== undefined) return url
  }
  throw new Error('fission serve ended without an address')
}
