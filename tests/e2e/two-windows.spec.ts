import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { EditorPage } from './pages/editor-page'
import { expect } from './support/expect'
import { ServedApp } from './support/served-app'

let app: ServedApp
beforeAll(async () => void (app = await ServedApp.start()))
afterAll(() => app.close())

/** What the window says of a file that has changed under it. */
const conflict = (page: Page): ReturnType<Page['getByRole']> =>
  page.getByRole('alert').filter({ hasText: 'has changed on disk since you began to edit it' })

describe('two windows on one project', () => {
  it('overwrite nothing of each other unasked, in a file that both edit', async () => {
    const first = await (await app.open()).createProject('shared_work', 'network')
    const second = await (await app.open()).openRecent('shared_work')
    const file = path.join(app.projects, 'shared_work/network/config.ts')
    const disk = (): string => readFileSync(file, 'utf8')
    const mine = await first.openFile('network/config.ts')
    const theirs = await second.openFile('network/config.ts')
    await mine.clickLine('export default')
    await mine.type(' // mine')
    await theirs.clickLine('export default')
    await theirs.type(' // theirs')

    await mine.save()
    await mine.expectUnsaved('config.ts', false)
    await expect(conflict(second.page)).toBeVisible()
    await theirs.save()
    await expect(conflict(second.page)).toBeVisible()
    expect(disk()).toContain('// mine')
    expect(disk()).not.toContain('// theirs')

    // Also after a reload both are there: one on disk, the other in the window.
    await second.page.reload()
    const again = new EditorPage(second.page)
    await expect(conflict(second.page)).toBeVisible()
    await expect(again.line('// theirs')).toBeVisible()
    await conflict(second.page).getByRole('button', { name: 'Compare' }).click()
    // The comparison beside the editor shows the line as one that is gone, too.
    await expect(second.page.locator('.view-line').filter({ hasText: '// mine' }).first()).toBeVisible()
    await conflict(second.page).getByRole('button', { name: 'Keep mine' }).click()
    await expect(conflict(second.page)).toHaveCount(0)
    expect(disk()).toContain('// theirs')
    // The first window has nothing to lose, so it follows.
    await expect(mine.line('// theirs')).toBeVisible()
    await mine.expectUnsaved('config.ts', false)
  })
})

describe('a window whose page has crashed', () => {
  it('shows again what was not saved when it is loaded anew', async () => {
    const workbench = await (await app.open()).createProject('crashing', 'network')
    const editor = await workbench.openFile('network/config.ts')
    await editor.clickLine('export default')
    await editor.type(' // before the crash')
    await expect.poll(() => app.drafts().join('\n')).toContain('// before the crash')
    const crashed = workbench.page.waitForEvent('crash')
    const session = await workbench.page.context().newCDPSession(workbench.page)
    void session.send('Page.crash').catch(() => undefined)
    await crashed
    const next = await (await app.open()).openRecent('crashing')
    const again = await next.openFile('network/config.ts')
    await expect(again.line('// before the crash')).toBeVisible()
    await again.expectUnsaved('config.ts', true)
    await expect(next.notices).toContainText('Restored what you had not saved in config.ts')
    const file = path.join(app.projects, 'crashing/network/config.ts')
    expect(readFileSync(file, 'utf8')).not.toContain('// before the crash')
    await again.save()
    await again.expectUnsaved('config.ts', false)
    expect(readFileSync(file, 'utf8')).toContain('// before the crash')
    await expect.poll(() => app.drafts().join('\n')).not.toContain('// before the crash')
  })
})
