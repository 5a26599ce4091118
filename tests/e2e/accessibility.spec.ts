import type { Page } from '@playwright/test'
import { afterEach, beforeEach, describe, it } from 'vitest'
import { violations } from './support/accessibility'
import { expect } from './support/expect'
import { ServedApp } from './support/served-app'

let app: ServedApp
beforeEach(async () => void (app = await ServedApp.start()))
afterEach(() => app.close())

const themes = {
  light: { colorScheme: 'light', contrast: 'no-preference' },
  dark: { colorScheme: 'dark', contrast: 'no-preference' },
  'high contrast': { colorScheme: 'dark', contrast: 'more' },
} as const

/** Looks at the window in every theme, and says of each violation where it was. */
async function look(page: Page, view: string): Promise<string[]> {
  const found: string[] = []
  for (const [theme, media] of Object.entries(themes)) {
    await page.emulateMedia(media)
    found.push(...(await violations(page)).map((violation) => `${view}, ${theme}: ${violation}`))
  }
  await page.emulateMedia(themes.light)
  return found
}

/** Three themes of every view take their time. */
const LIMIT_MS = 400_000

describe('axe finds nothing', () => {
  it(
    'on the first start and in its dialogs',
    async () => {
      const { page } = await app.open()
      await expect(page.getByRole('button', { name: 'New project…' })).toBeVisible()
      const found = await look(page, 'welcome')
      for (const name of ['New project…', 'Open folder…']) {
        await page.getByRole('button', { name }).click()
        await expect(page.getByRole('dialog')).toBeVisible()
        found.push(...(await look(page, name)))
        await page.keyboard.press('Escape')
      }
      expect(found).toEqual([])
    },
    LIMIT_MS,
  )
  it(
    'in any view of a project, at rest and while it runs',
    async () => {
      const workbench = await (await app.open()).openTutorial()
      const { page } = workbench
      await (await workbench.graph()).job('JoinJob 4').waitFor()
      const found = await look(page, 'workbench')
      await workbench.simulate()
      await expect(workbench.state).toContainText('Running')
      const views = page.getByRole('navigation', { name: 'Views' }).getByRole('button')
      for (const name of await views.evaluateAll((buttons) =>
        buttons.map((button) => button.ariaLabel ?? ''),
      )) {
        await workbench.showView(name)
        found.push(...(await look(page, name)))
      }
      await workbench.showView('Project')
      await workbench.openFile('demo_network_v1/jobs/jobs.ts')
      found.push(...(await look(page, 'editor')))
      await page.keyboard.press('Control+Shift+P')
      await expect(page.getByRole('dialog')).toBeVisible()
      found.push(...(await look(page, 'palette')))
      expect(found).toEqual([])
    },
    LIMIT_MS,
  )

  it(
    'in the dialogs of the graph',
    async () => {
      const workbench = await (await app.open()).openTutorial()
      const { page } = workbench
      const graph = await workbench.graph()
      await graph.chooseForJob('JoinJob 4', 'Edit…')
      await expect(page.getByRole('dialog').getByLabel('Node')).toBeVisible()
      const found = await look(page, 'job dialog')
      await page.keyboard.press('Escape')
      const change = await graph.addJob('ClockJob', { intervalMs: '100' })
      await change.expectAdded('new ClockJob')
      found.push(...(await look(page, 'change')))
      expect(found).toEqual([])
    },
    LIMIT_MS,
  )
})
