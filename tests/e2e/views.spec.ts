import { afterEach, beforeEach, describe, it } from 'vitest'
import { WizardPage } from './pages/wizard-page'
import type { WorkbenchPage } from './pages/workbench-page'
import { expect } from './support/expect'
import { lookAt } from './support/screenshots'
import { ServedApp } from './support/served-app'

let app: ServedApp
beforeEach(async () => void (app = await ServedApp.start()))
afterEach(() => app.close())

/** Every theme of many views takes its time. */
const LIMIT_MS = 400_000

describe('what other specs do not come by, looked at with axe and in pictures:', () => {
  it(
    'the dialogs of the first start',
    async () => {
      const { page } = await app.open()
      for (const [button, name] of [
        ['New project…', 'new-project'],
        ['Open folder…', 'open-folder'],
      ] as const) {
        await page.getByRole('button', { name: button }).click()
        await expect(page.getByRole('dialog')).toBeVisible()
        await lookAt(page, name)
        await page.keyboard.press('Escape')
      }
    },
    LIMIT_MS,
  )

  it(
    'a project at rest, its empty views, and what helps to find one’s way',
    async () => {
      const workbench = await (await app.open()).openTutorial()
      const { page } = workbench
      await (await workbench.graph()).job('JoinJob 4').waitFor()
      await lookAt(page, 'project')
      for (const name of ['Nodes', 'Cluster', 'Timeline', 'Console', 'Results', 'Problems', 'Settings']) {
        await workbench.showView(name)
        await lookAt(page, `${name.toLowerCase()}-empty`)
      }
      await page.keyboard.press('Control+Shift+P')
      await expect(page.getByRole('dialog')).toBeVisible()
      await lookAt(page, 'palette')
    },
    LIMIT_MS,
  )

  it(
    'the wizard as far as it gets without a host, and what is wrong with this computer',
    async () => {
      const { page } = await app.open()
      const wizard = new WizardPage(page)
      await page.getByRole('button', { name: 'Add nodes…' }).click()
      await wizard.expectStep('Find')
      await lookAt(page, 'wizard-empty')
      await wizard.enter('127.0.0.1')
      await wizard.button('Next').click()
      await wizard.fillPassword('none')
      await expect(wizard.dialog.getByText('127.0.0.1').first()).toBeVisible()
      await lookAt(page, 'wizard-alone')
      await wizard.button(/^Check 1/).click()
      await expect(wizard.row('127.0.0.1')).toBeVisible()
      await lookAt(page, 'wizard-unreachable')
      await page.keyboard.press('Escape')
      await page.keyboard.press('Control+Shift+P')
      await page.getByRole('option', { name: 'this computer' }).click()
      const findings = page.getByRole('dialog')
      await expect(findings.getByRole('status')).not.toContainText('Looking')
      await lookAt(page, 'diagnosis-of-this-computer')
    },
    LIMIT_MS,
  )

  it(
    'the dialogs and menus of files and of the graph',
    async () => {
      const workbench = await (await app.open()).openTutorial()
      const { page } = workbench
      const graph = await workbench.graph()
      await graph.job('JoinJob 4').click({ button: 'right' })
      await lookAt(page, 'graph-menu')
      await page.keyboard.press('Escape')
      await graph.chooseForPipe(101, 'Edit…')
      await lookAt(page, 'graph-pipe')
      await page.keyboard.press('Escape')
      await graph.chooseForJob('JoinJob 4', 'Draw a pipe from here…')
      await expect(graph.dialog('Draw a pipe').getByLabel('Pipe id')).toBeVisible()
      await lookAt(page, 'graph-draw-pipe')
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'Add a job…' }).click()
      await expect(graph.dialog('Add a job').getByLabel('Class')).toBeVisible()
      await lookAt(page, 'graph-add-job')
      await page.keyboard.press('Escape')
      await askAboutAFile(workbench)
    },
    LIMIT_MS,
  )
})

async function askAboutAFile(workbench: WorkbenchPage): Promise<void> {
  const { page } = workbench
  for (const [key, name] of [
    ['F2', 'rename-file'],
    ['Delete', 'delete-file'],
  ] as const) {
    await workbench.openFile('demo_network_v1/config.ts')
    await workbench.tree.focus()
    await page.keyboard.press(key)
    await expect(page.getByRole('dialog')).toBeVisible()
    await lookAt(page, name)
    await page.keyboard.press('Escape')
  }
}
