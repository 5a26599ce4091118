import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { lookAt } from './support/screenshots'
import { ServedApp } from './support/served-app'
import { expect } from './support/expect'

let app: ServedApp
beforeAll(async () => void (app = await ServedApp.start()))
afterAll(() => app.close())

describe('a first start', () => {
  it('is two clicks away from a running simulation, which can be stopped', async () => {
    const welcome = await app.open()
    await welcome.expectShown()
    await lookAt(welcome.page, 'welcome')
    const workbench = await welcome.openTutorial()
    await workbench.simulate()
    await expect(workbench.state).toContainText('Running')
    await workbench.console().expectText(/JoinJob 4 4 -> 1/)
    await workbench.editor()
    await lookAt(workbench.page, 'simulation')
    await workbench.stop()
    await expect(workbench.state).toContainText('Finished')
  })

  it('makes a project whose network runs at once', async () => {
    const workbench = await (await app.open()).createProject('my_first', 'counting')
    expect(existsSync(path.join(app.projects, 'my_first/counting/config.ts'))).toBe(true)
    await workbench.simulate()
    await expect(workbench.state).toContainText('Running')
    await workbench.stop()
    await expect(workbench.state).toContainText('Finished')
  })

  it('lists what was opened before', async () => {
    const welcome = await app.open()
    await expect(welcome.page.getByRole('button', { name: 'my_first' }).first()).toBeVisible()
  })
})

describe('a page without the token', () => {
  it('is told how to get in', async () => {
    const page = await app.newPage()
    await page.goto(app.url.replace(/#.*/, ''))
    await expect(page.getByText('This page cannot reach the app')).toBeVisible()
  })
})

describe('a change in the editor', () => {
  it('is marked until it is saved, and its mistakes are listed with their place', async () => {
    const workbench = await (await app.open()).createProject('edited', 'network')
    const editor = await workbench.openFile('network/config.ts')
    await editor.clickLine('export default')
    await editor.type('\n// a remark')
    await editor.expectUnsaved('config.ts', true)
    await editor.save()
    await editor.expectUnsaved('config.ts', false)
    const file = path.join(app.projects, 'edited/network/config.ts')
    expect(readFileSync(file, 'utf8')).toContain('// a remark')

    const text = readFileSync(file, 'utf8')
    writeFileSync(file, text.replace(/outputs: \[.*?\]/s, 'outputs: []'))
    await expect(workbench.problems).toContainText(/[1-9]/)
    await workbench.problems.click()
    await expect(workbench.page.getByText('network/config.ts:').first()).toBeVisible()
    await lookAt(workbench.page, 'problems')
  })
})
