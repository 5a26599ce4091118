import { afterAll, beforeAll, beforeEach, describe, it } from 'vitest'
import type { WorkbenchPage } from './pages/workbench-page'
import { expect } from './support/expect'
import { ServedApp } from './support/served-app'

let app: ServedApp
let workbench: WorkbenchPage
beforeAll(async () => void (app = await ServedApp.start()))
afterAll(() => app.close())
beforeEach(async () => void (workbench = await (await app.open()).openTutorial()))

describe('without a mouse', () => {
  it('the graph is walked through and edited, and the focus comes back', async () => {
    const { page } = workbench
    const graph = await workbench.graph()
    await expect(graph.job('JoinJob')).toBeVisible()
    await workbench.runCommand('Show Graph')
    const focused = page.locator(':focus')
    // The graph is one stop, and arrows go on from there; in a window of this size blocks flow downwards.
    await expect(focused).toHaveAccessibleName('SourceJob 1: show its code')
    await page.keyboard.press('ArrowDown')
    await expect(focused).toHaveAttribute('data-pipe', '101')
    await page.keyboard.press('ArrowDown')
    await expect(focused).toHaveAccessibleName('JoinJob 4: show its code')
    await page.keyboard.press('F2')
    await expect(graph.dialog('Edit JoinJob 4').getByLabel('Node')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(focused).toHaveAccessibleName('JoinJob 4: show its code')
    await page.keyboard.press('Shift+F10')
    await expect(page.getByRole('menuitem', { name: 'Show its code' })).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(focused).toHaveAccessibleName('JoinJob 4: show its code')
    await page.keyboard.press('Delete')
    await (await graph.change()).cancel()
    await expect(focused).toHaveAccessibleName('JoinJob 4: show its code')
  })

  it('files are renamed, and every part of the window is a key away', async () => {
    const { page } = workbench
    const focused = page.locator(':focus')
    await workbench.runCommand('Show Project')
    await expect(workbench.row('package.json')).toBeVisible()
    await workbench.tree.focus()
    await page.keyboard.press('End')
    await expect(workbench.tree.locator('[aria-selected=true]')).toHaveAttribute('title', 'tsconfig.json')
    await page.keyboard.press('F2')
    await page.getByRole('dialog').getByLabel('Name').fill('renamed.json')
    await page.keyboard.press('Enter')
    await expect(workbench.row('renamed.json')).toBeVisible()
    await expect(workbench.tree).toBeFocused()
    await page.keyboard.press('F6')
    await expect(focused).toHaveAttribute('role', 'tab')
    await page.keyboard.press('Shift+F6')
    await expect(focused).toHaveAccessibleName('Project')
  })

  it('an unsaved file is not closed by its tab without a question', async () => {
    const { page } = workbench
    const editor = await workbench.openFile('README.md')
    await editor.clickLine('#')
    await editor.type('x')
    await editor.expectUnsaved('README.md', true)
    await page.keyboard.press('Control+Shift+P')
    await page.keyboard.press('Escape')
    await editor.tab('README.md').focus()
    await page.keyboard.press('Delete')
    await expect(page.getByRole('dialog')).toContainText('README.md')
    await page.keyboard.press('Escape')
    await expect(editor.tab('README.md')).toBeFocused()
  })

  it('the selected network is still selected after a reload', async () => {
    await workbench.selectNetwork('demo_failover')
    await (await workbench.graph()).job('CsvSinkJob').waitFor()
    await workbench.page.reload()
    await expect(workbench.page.getByLabel('Network', { exact: true })).toHaveValue('demo_failover')
  })
})
