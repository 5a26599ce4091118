import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeEach, describe, it } from 'vitest'
import { DesktopApp } from './support/desktop-app'
import { resourcePath } from '../../electron/paths'
import { neverCalled } from './support/executed'
import { expect } from './support/expect'

interface Noted {
  what: string
  details: unknown
}

/** What the menus were called, each time they were set. */
function labelsOf(records: Noted[]): string[][] {
  const menus = records.filter(({ what }) => what === 'menu')
  return menus.map(({ details }) => (details as { label: string }[]).map(({ label }) => label))
}

/** What is not called here, and why. */
const notHere = [
  // A start that fails: not even a folder of settings that cannot be read makes one.
  'electron/main.ts: giveUp2',
  // Only a packed app looks for its next version.
  'electron/windows/electron-platform.ts: loadUpdater',
  // Runs on nodes, and updates: in ending.spec.ts.
  'electron/main.ts: (install2) => quitting.quitFor(install2)',
  'electron/main.ts: () => show(host, parting, null)',
  'electron/windows/quitting.ts: quitFor',
  'electron/windows/quitting.ts: last',
  'electron/windows/parting.ts: ask',
  'electron/windows/parting.ts: settle',
  'electron/windows/main-window.ts: (mayEnd) => mayEnd && window2.close()',
]

const counts = mkdtempSync(path.join(tmpdir(), 'fission-counts-'))
afterAll(() => rmSync(counts, { recursive: true, force: true }))

describe('the desktop app', () => {
  let app: DesktopApp
  beforeEach(async () => void (app = await DesktopApp.start({ counts })))
  afterEach(async () => {
    await app.close()
    app.remove()
  })

  /** Another project beside the tutorial, which has been opened. */
  function copyTutorial(): string {
    const other = path.join(app.folder, 'other')
    cpSync(path.join(app.folder, 'projects/tutorial'), other, { recursive: true })
    return other
  }

  it('shows the same window as the browser, from its own scheme, and runs the tutorial', async () => {
    const welcome = await app.welcome()
    expect(welcome.page.url()).toMatch(/^http:\/\/fission\.app\.localhost\//)
    const workbench = await welcome.openTutorial()
    await workbench.simulate()
    await expect(workbench.state).toContainText('Running')
    await workbench.console().expectText(/JoinJob 4 4 -> 1/)
    await workbench.stop()
    await expect(workbench.state).toContainText('Finished')
  })

  it('gives the page nothing but the bridge', async () => {
    const { page } = await app.welcome()
    const found = await page.evaluate(() => ({
      bridge: Object.keys((window as unknown as { fission: object }).fission).sort(),
      require: typeof (window as unknown as { require: unknown }).require,
    }))
    expect(found).toEqual({ bridge: ['onClose', 'onMessage', 'send'], require: 'undefined' })
  })

  it('asks the system for a folder', async () => {
    const welcome = await app.welcome()
    await welcome.openTutorial()
    const other = copyTutorial()
    await app.ask({ ask: 'prepare', dialog: 'showOpenDialog', answer: { filePaths: [other] } })
    await welcome.page.keyboard.press('Control+O')
    await expect(welcome.page.getByRole('heading', { name: 'other' })).toBeVisible()
  })

  it('opens consoles in windows of its own, and no other page', async () => {
    const welcome = await app.welcome()
    const workbench = await welcome.openTutorial()
    await workbench.simulate()
    await expect(workbench.state).toContainText('Running')
    const console = await workbench.openConsoleWindow('JoinJob 4')
    await console.expectText('->')
    await welcome.page.evaluate(() => void window.open('https://example.org/'))
    await expect.poll(() => app.pages.filter((page) => page.url().includes('example')).length).toBe(0)
    await welcome.page.evaluate(() => void (location.href = 'https://example.org/'))
    await workbench.expectShown()
    expect(welcome.page.url()).toContain('fission.app.localhost')
  })

  it('speaks again after the page has been reloaded', async () => {
    const workbench = await (await app.welcome()).openTutorial()
    await workbench.page.reload()
    await workbench.expectShown()
    await workbench.simulate()
    await expect(workbench.state).toContainText('Running')
  })

  it('ends with its last window, remembers where that was, and leaves no process of a simulation', async () => {
    const workbench = await (await app.welcome()).openTutorial()
    await workbench.simulate()
    await expect(workbench.state).toContainText('Running')
    await app.ask({ ask: 'close window' })
    expect(await app.ended()).toBe(0)
    const place = path.join(app.folder, 'config/memory/window-state.json')
    const remembered = (): unknown => JSON.parse(readFileSync(place, 'utf8'))
    expect(remembered()).toMatchObject({ width: 1360, height: 860, isMaximized: false })
    const simulation = path.join(app.folder, 'projects/tutorial/demo_network_v1/simulation')
    expect(existsSync(path.join(simulation, '.lock'))).toBe(false)
    expect(readdirSync(simulation)).toContain('info.txt')

    const moved = { x: 240, y: 120, width: 1000, height: 700, isMaximized: false }
    writeFileSync(place, JSON.stringify(moved))
    await app.close()
    app = await DesktopApp.start({ counts, folder: app.folder })
    await app.welcome()
    rmSync(place)
    await app.ask({ ask: 'close window' })
    expect(await app.ended()).toBe(0)
    expect(remembered()).toEqual(moved)
  })

  it('opens what macOS names before it is ready', async () => {
    await (await app.welcome()).openTutorial()
    const other = copyTutorial()
    await app.close()
    app = await DesktopApp.start({ counts, folder: app.folder, opens: path.join(other, 'fission.json') })
    const page = await app.firstPage()
    await expect(page.getByRole('heading', { name: 'other' })).toBeVisible()
  })

  it('lets no page lead elsewhere, and none hold another one', async () => {
    await app.welcome()
    for (const event of ['will-redirect', 'will-attach-webview'] as const) {
      expect(await app.ask({ ask: 'refuses', event })).toBe(true)
    }
    // A page that would hold its window back is not asked: what was not saved is kept.
    expect(await app.ask({ ask: 'refuses', event: 'will-prevent-unload' })).toBe(true)
  })

  it('offers to reload a page that has crashed, which shows what was not saved', async () => {
    const workbench = await (await app.welcome()).openTutorial()
    const editor = await workbench.openFile('demo_network_v1/config.ts')
    await editor.clickLine('import')
    await editor.type(' // before the crash')
    await expect.poll(() => app.drafts().join('\n')).toContain('// before the crash')
    await app.ask({ ask: 'prepare', dialog: 'showMessageBox', answer: { response: 0 } })
    await app.crash(workbench.page)
    await workbench.expectShown()
    await expect(editor.line('// before the crash')).toBeVisible()
    await editor.expectUnsaved('config.ts', true)
  })

  it('closes the window of a page that has crashed, if its user wants that', async () => {
    const { page } = await (await app.welcome()).openTutorial()
    await app.ask({ ask: 'prepare', dialog: 'showMessageBox', answer: { response: 1 } })
    await app.crash(page)
    expect(await app.ended()).toBe(0)
  })

  it('loads a console that has crashed again at once, which goes on with its job', async () => {
    const workbench = await (await app.welcome()).openTutorial()
    await workbench.simulate()
    await expect(workbench.state).toContainText('Running')
    const console = await workbench.openConsoleWindow('JoinJob 4')
    await console.expectText('->')
    await app.crash(console.page)
    await console.expectText('->')
    await expect(console.page).toHaveTitle(/JoinJob 4/)
    // Loading it again would not help a second time, so its user decides.
    await app.ask({ ask: 'prepare', dialog: 'showMessageBox', answer: { response: 1 } })
    const closed = console.page.waitForEvent('close')
    await app.crash(console.page)
    await closed
    await expect(workbench.state).toContainText('Running')
  })

  it('translates its menu with the window', async () => {
    const workbench = await (await app.welcome()).openTutorial()
    await workbench.page.keyboard.press('Control+,')
    await workbench.page.getByLabel('Language').selectOption('de')
    await expect(workbench.page.getByRole('button', { name: 'Simulieren' }).first()).toBeVisible()
    // The menu is main's, which hears of the language after the window has changed.
    await expect
      .poll(async () => labelsOf((await app.ask({ ask: 'records' })) as Noted[]))
      .toEqual([
        ['File', 'Edit', 'View', 'Window'],
        ['Datei', 'Bearbeiten', 'Ansicht', 'Fenster'],
      ])
  })

  it('lets pages copy and notify, and refuses whatever else they ask the system for', async () => {
    await app.welcome()
    const yes = { request: true, check: true }
    const no = { request: false, check: false }
    expect(await app.ask({ ask: 'may', permission: 'notifications' })).toEqual(yes)
    expect(await app.ask({ ask: 'may', permission: 'clipboard-sanitized-write' })).toEqual(yes)
    expect(await app.ask({ ask: 'may', permission: 'media' })).toEqual(no)
  })

  it('moves files to the trash and shows them in the file manager of the system', async () => {
    const workbench = await (await app.welcome()).openTutorial()
    const { page } = workbench
    const file = path.join(app.folder, 'projects/tutorial/demo_network_v1/config.ts')
    await workbench.openFile('demo_network_v1/config.ts')
    await workbench.row('demo_network_v1/config.ts').click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'Show in file manager' }).click()
    await workbench.row('demo_network_v1/config.ts').click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'Move to trash' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Move to trash' }).click()
    await expect
      .poll(async () => (await app.ask({ ask: 'records' })) as Noted[])
      .toEqual(
        expect.arrayContaining([
          { what: 'showItemInFolder', details: file },
          { what: 'trashItem', details: file },
        ]),
      )
  })

  it('opens a folder in the window that is there, whichever way the system names it', async () => {
    const workbench = await (await app.welcome()).openTutorial()
    const other = copyTutorial()
    await app.ask({ ask: 'start again', folder: other })
    await expect(workbench.page.getByRole('heading', { name: 'other' })).toBeVisible()
    const tutorial = path.join(app.folder, 'projects/tutorial')
    expect(await app.ask({ ask: 'open file', file: path.join(tutorial, 'fission.json') })).toBe(true)
    await expect(workbench.page.getByRole('heading', { name: 'tutorial' })).toBeVisible()
    await app.ask({ ask: 'activate' })
    expect(app.pages).toHaveLength(1)
  })
})

describe('the shell of the app', () => {
  it('has no function that the tests above never call', () => {
    const shell = /^electron\/(main\.ts|(windows|ipc)\/)/
    const missed = neverCalled(counts, resourcePath('dist/main.cjs'), (module) => shell.test(module))
    expect(missed.sort()).toEqual(notHere.sort())
  })
})
