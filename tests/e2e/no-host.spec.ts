import { afterEach, beforeEach, describe, it } from 'vitest'
import { expect } from './support/expect'
import { lookAt } from './support/screenshots'
import { ServedApp } from './support/served-app'

let app: ServedApp
beforeEach(async () => void (app = await ServedApp.start()))
afterEach(() => app.close())

describe('a page without its host', () => {
  it('says that it is not let in, and how to get in, when its address has no token', async () => {
    const page = await app.newPage()
    await page.goto(app.url.replace(/#.*/, ''))
    await expect(page.getByText('This page cannot reach the app')).toBeVisible()
    await page.locator('html[data-theme]').waitFor()
    await lookAt(page, 'not-let-in')
  })

  it('says that the host is gone, and keeps what was typed', async () => {
    const workbench = await (await app.open()).createProject('left_alone', 'network')
    const editor = await workbench.openFile('network/config.ts')
    await editor.clickLine('export default')
    await editor.type(' // typed before')
    await expect.poll(() => app.drafts().join('\n')).toContain('// typed before')
    await app.end('SIGKILL')
    const gone = workbench.page.getByRole('dialog', { name: 'The app behind this window has ended' })
    await expect(gone).toBeVisible()
    // Whoever wants to be rid of it is not left with a page that nobody answers.
    await workbench.page.keyboard.press('Escape')
    await expect(gone).toBeVisible()
    await expect(editor.line('// typed before')).toBeVisible()
    await lookAt(workbench.page, 'host-gone')
    await app.startAgain()
    // The page is there already, and is given the address of the new host.
    await workbench.page.goto(app.url)
    await expect(workbench.page.getByRole('dialog')).toBeHidden()
    await workbench.expectShown()
    await expect((await workbench.openFile('network/config.ts')).line('// typed before')).toBeVisible()
  })
})
