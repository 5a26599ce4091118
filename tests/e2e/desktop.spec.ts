import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, it } from 'vitest'
import { DesktopApp } from './support/desktop-app'
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

let app: DesktopApp
beforeEach(async () => void (app = await DesktopApp.start()))
afterEach(async () => {
  await app.close()
  app.remove()
})

describe('the desktop app', () => {
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
    const tutorial = path.join(app.folder, 'projects/tutorial')
    await app.ask({ ask: 'prepare', dialog: 'showOpenDialog', answer: { filePaths: [tutorial] } })
    await welcome.page.keyboard.press('Control+O')
    await expect(welcome.page.getByRole('heading', { name: 'tutorial' })).toBeVisible()
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
    const remembered = readFileSync(path.join(app.folder, 'config/memory/window-state.json'), 'utf8')
    expect(JSON.parse(remembered)).toMatchObject({ width: 1360, height: 860, isMaximized: false })
    const simulation = path.join(app.folder, 'projects/tutorial/demo_network_v1/simulation')
    expect(existsSync(path.join(simulation, '.lock'))).toBe(false)
    expect(readdirSync(simulation)).toContain('info.txt')
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

  it('sets a menu and refuses permissions by handlers of its own', async () => {
    await app.welcome()
    const records = (await app.ask({ ask: 'records' })) as Noted[]
    expect(labelsOf(records)).toEqual([['File', 'Edit', 'View', 'Window']])
    expect(records.filter(({ what }) => what === 'permission handler')).toHaveLength(2)
  })
})
