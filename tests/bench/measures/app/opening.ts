import path from 'node:path'
import { expect } from '../../../e2e/support/expect'
import { writeModules } from '../../../e2e/support/large-projects'
import { ServedApp } from '../../../e2e/support/served-app'
import type { Measure } from '../../measure'
import { secondsText } from '../../words'

const FILES = 500

/** How long a user waits from `fission serve` to the first character in a file of the project of last time. */
export const editorReady: Measure = {
  name: 'app-start',
  what: 'window in the browser: start of the command to a character typed into a file',
  before: '',
  needsBrowser: true,
  goals: [{ figure: 'seconds', atMost: 2.5 }],
  goalText: '2.5 s',
  combine: 'median',
  run: () =>
    withProject(async (app) => {
      await app.end('SIGTERM')
      const page = await app.newPage()
      const startMs = performance.now()
      await app.startAgain()
      const workbench = await (await app.openIn(page)).openRecent('project')
      const editor = await workbench.openFile('network/config.ts')
      await editor.clickLine('export default')
      await editor.type('x')
      await expect(editor.line('({x').or(editor.line('{x'))).toBeVisible()
      return { seconds: (performance.now() - startMs) / 1000 }
    }),
  show: ({ seconds }) => secondsText(seconds!),
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
      const startMs = performance.now()
      const workbench = await welcome.openRecent('project')
      await expect(workbench.row('network/config.ts')).toBeVisible()
      return { seconds: (performance.now() - startMs) / 1000 }
    }),
  show: ({ seconds }) => secondsText(seconds!),
}

/** Gives `use` the app with a project that has been open once. */
async function withProject<T>(use: (app: ServedApp) => Promise<T>): Promise<T> {
  const app = await ServedApp.start()
  try {
    const workbench = await (await app.open()).createProject('project', 'network')
    await workbench.page.close()
    return await use(app)
  } finally {
    await app.close()
  }
}
