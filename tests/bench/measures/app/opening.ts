import path from 'node:path'
import type { BrowserContext } from '@playwright/test'
import { expect } from '../../../e2e/support/expect'
import { writeModules } from '../../../e2e/support/large-projects'
import { untilFrameWith } from '../../../e2e/support/responsiveness'
import type { ServedApp } from '../../../e2e/support/served-app'
import type { Measure } from '../../measure'
import { secondsText } from '../../words'
import { withApp } from './with-app'

const FILES = 500

/** The projects that the welcome lists. */
const RECENT = 'section li'

/** The editor's code alone, once compiled. */
const COMPILED_BYTES = 2_000_000

/**
 * How long a user waits from `fission serve` to the first character in a file of the project of last time, in a browser that
 * has seen the window before: it compiles code for good when it meets it a second time.
 */
export const editorReady: Measure = {
  name: 'app-start',
  what: 'window in a browser that has seen it before: start of the command to a character typed into a file',
  before: '',
  needsBrowser: true,
  goals: [{ figure: 'seconds', atMost: 2.5 }],
  goalText: '2.5 s',
  combine: 'median',
  run: () =>
    withProject(async (app) => {
      const browser = await app.browserWithProfile()
      try {
        await openProject(app, browser)
        await openProject(app, browser)
        await expect.poll(() => app.compiledBytes()).toBeGreaterThan(COMPILED_BYTES)
        return { seconds: (await openProject(app, browser)) / 1000 }
      } finally {
        await browser.close()
      }
    }),
  show: ({ seconds }) => secondsText(seconds!),
}

/** From another start of the command to a character typed, in milliseconds. */
async function openProject(app: ServedApp, browser: BrowserContext): Promise<number> {
  await app.end('SIGTERM')
  const page = await browser.newPage()
  await page.goto('about:blank')
  const startMs = performance.now()
  await app.startAgain()
  await page.goto(app.url, { waitUntil: 'commit' })
  const recent = await untilFrameWith(page, RECENT, 'project')
  await page.mouse.click(recent.x, recent.y)
  // The config of the network is open, and has the focus.
  await untilFrameWith(page, '.view-line', 'FISSION')
  await page.keyboard.type('x')
  await untilFrameWith(page, '.view-line', 'x//')
  const lastedMs = performance.now() - startMs
  await page.keyboard.press('ControlOrMeta+z')
  await expect(page.getByRole('treeitem').first()).toBeVisible()
  await page.waitForLoadState('networkidle')
  await page.close()
  return lastedMs
}

/** How long opening a large project takes. */
export const treeShown: Measure = {
  name: 'app-tree',
  what: `window: a project of ${FILES} files opened, to its tree`,
  before: '',
  needsBrowser: true,
  goals: [{ figure: 'seconds', atMost: 0.5 }],
  goalText: '0.5 s',
  combine: 'median',
  run: () =>
    withProject(async (app) => {
      writeModules(path.join(app.projects, 'project/shared'), FILES)
      const welcome = await app.open()
      await welcome.expectShown()
      // Nobody chooses a project before they have read its name.
      await welcome.page.waitForLoadState('networkidle')
      const recent = await untilFrameWith(welcome.page, RECENT, 'project')
      const startMs = performance.now()
      await welcome.page.mouse.click(recent.x, recent.y)
      await untilFrameWith(welcome.page, '[role=treeitem]', 'config.ts')
      return { seconds: (performance.now() - startMs) / 1000 }
    }),
  show: ({ seconds }) => secondsText(seconds!),
}

/** Gives `use` the app with a project that has been open once. */
function withProject<T>(use: (app: ServedApp) => Promise<T>): Promise<T> {
  return withApp(async (app) => {
    const workbench = await (await app.open()).createProject('project', 'network')
    await workbench.page.close()
    return use(app)
  })
}
