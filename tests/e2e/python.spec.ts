import { cpSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { resourcePath } from '../../electron/paths'
import { expect } from './support/expect'
import { ServedApp } from './support/served-app'

let app: ServedApp
beforeAll(async () => void (app = await ServedApp.start()))
afterAll(() => app.close())

describe('a Python file', () => {
  it('is completed with the names of Fission, and its mistakes are listed', async () => {
    const project = path.join(app.projects, 'python')
    rmSync(project, { recursive: true, force: true })
    cpSync(resourcePath('resources/examples/demo-python'), project, { recursive: true })
    const workbench = await (await app.open()).openFolder(project)
    const editor = await workbench.openFile('demo_network_v1/jobs/jobs.py')
    await editor.clickLine('import time')
    await editor.type('\n\nclass MyJob(PythonJob):\ndef setup(self):\nself.fini')
    const offered = await editor.suggestions()
    await expect(offered.filter({ hasText: 'finish' }).first()).toBeVisible({ timeout: 60_000 })
    await editor.page.keyboard.press('Enter')
    await editor.type('(nothing)')
    await expect(workbench.problems).toContainText(/[1-9]/)
    await workbench.problems.click()
    await expect(workbench.page.getByText('"nothing" is not defined')).toBeVisible()
    await editor.clickLine('self.finish')
    await editor.save()
    const file = path.join(project, 'demo_network_v1/jobs/jobs.py')
    await expect.poll(() => readFileSync(file, 'utf8')).toContain('self.finish(nothing)')
  })
})
