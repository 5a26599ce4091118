import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, it } from 'vitest'
import { expect } from './support/expect'
import { lookAt } from './support/screenshots'
import { ServedApp } from './support/served-app'

let app: ServedApp
beforeEach(async () => void (app = await ServedApp.start()))
afterEach(() => app.close())

describe('a search in files', () => {
  it('keeps the keyboard when the first editor is ready only while it is typed', async () => {
    const page = await app.newPage()
    let letGo = (): void => undefined
    const editorLoads = new Promise<void>((resolve) => (letGo = resolve))
    await page.route('**/CodeEditor-*.js', async (route) => {
      await editorLoads
      await route.continue()
    })
    const workbench = await (await app.openIn(page)).createProject('typed', 'network')
    await page.keyboard.press('Control+Shift+F')
    const field = page.getByRole('region', { name: 'Search', exact: true }).getByLabel('Find in files')
    await field.fill('define')
    letGo()
    await (await workbench.editor()).expectShown()
    await page.keyboard.type('Network')
    await expect(field).toHaveValue('defineNetwork')
  })

  it('lists matches by file, and opens them with the keyboard', async () => {
    const workbench = await (await app.open()).openTutorial()
    const { page } = workbench
    await page.keyboard.press('Control+Shift+F')
    const panel = page.getByRole('region', { name: 'Search', exact: true })
    await panel.getByLabel('Find in files').fill('class ReduceJob')
    await expect(panel.getByRole('status')).toContainText('files')
    await expect(panel.getByText('demo_network_v1/jobs')).toBeVisible()
    await lookAt(page, 'search')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await (await workbench.editor()).expectShown()
    await expect(page.locator('.view-line').filter({ hasText: 'class ReduceJob' })).toBeVisible()
  })

  it('can be cancelled when an expression never ends', async () => {
    const workbench = await (await app.open()).createProject('wild', 'network')
    writeFileSync(path.join(app.projects, 'wild/slow.txt'), `${'a'.repeat(40)}b`)
    const { page } = workbench
    await page.keyboard.press('Control+Shift+F')
    const panel = page.getByRole('region', { name: 'Search', exact: true })
    await panel.getByRole('button', { name: 'Regular expression' }).click()
    await panel.getByLabel('Find in files').fill('(a+)+$')
    await panel.getByRole('button', { name: 'Cancel' }).click()
    await expect(panel.getByRole('status')).toContainText('Cancelled')
    await panel.getByLabel('Find in files').fill('startproject|defineNetwork')
    await expect(panel.getByRole('status')).toContainText(/match/)
  })
})
