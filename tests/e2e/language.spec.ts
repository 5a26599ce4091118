import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { expect } from './support/expect'
import { lookAt } from './support/screenshots'
import { ServedApp } from './support/served-app'

let app: ServedApp
beforeAll(async () => void (app = await ServedApp.start()))
afterAll(() => app.close())

describe('the language of the window', () => {
  it('is the system’s at first', async () => {
    const german = await app.open({ locale: 'de-AT' })
    await expect(german.page.getByRole('button', { name: /Tutorial-Projekt öffnen/ })).toBeVisible()
    await expect(german.page.locator('html')).toHaveAttribute('lang', 'de')
    const other = await app.open({ locale: 'fr-FR' })
    await expect(other.page.getByRole('button', { name: /Open the tutorial project/ })).toBeVisible()
  })

  it('changes at once, everywhere, and stays', async () => {
    const workbench = await (await app.open()).openTutorial()
    const { page } = workbench
    await workbench.simulate()
    await expect(workbench.state).toContainText('Running')
    await page.keyboard.press('Control+,')
    await page.getByLabel('Language').selectOption('de')
    await expect(workbench.state).toContainText('Läuft')
    await expect(page.locator('html')).toHaveAttribute('lang', 'de')
    for (const title of ['Einstellungen', 'Verlauf', 'Konsole'])
      await expect(page.locator('.dv-tab').filter({ hasText: title })).toBeVisible()
    await page.keyboard.press('Control+Shift+P')
    await expect(page.getByRole('option', { name: 'Fensteraufteilung zurücksetzen' })).toBeVisible()
    await page.keyboard.press('Escape')
    await lookAt(page, 'german')
    await page.getByLabel('Sprache').selectOption('en')
    await expect(workbench.state).toContainText('Running')
    await workbench.stop()
    await expect(workbench.state).toContainText('Finished')
    await page.getByLabel('Language').selectOption('de')
    await expect(workbench.state).toContainText('Fertig')
    await page.reload()
    await expect(page.getByRole('tree', { name: 'Dateien des Projekts' })).toBeVisible()
    await expect(page.locator('html')).toHaveAttribute('lang', 'de')
    // The editor's own words come with it.
    await page.locator('.dv-tab').filter({ hasText: 'config.ts' }).click()
    await page.locator('.monaco-editor .view-lines').click()
    await page.keyboard.press('Control+f')
    await expect(page.locator('.find-widget').getByRole('textbox', { name: 'Suchen' })).toBeVisible()
    await lookAt(page, 'german-editor')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+,')
    await page.getByLabel('Sprache').selectOption('en')
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  })

  it('is also that of problems, of events of a run and of errors, though the engine says them in English', async () => {
    const workbench = await (await app.open()).createProject('sprachen', 'network')
    const { page } = workbench
    await workbench.simulate()
    await expect(workbench.state).toContainText('Running')
    await workbench.stop()
    await expect(workbench.state).toContainText('Finished')
    await page.keyboard.press('Control+,')
    await page.getByLabel('Language').selectOption('de')
    await page.locator('.dv-tab').filter({ hasText: 'Verlauf' }).click()
    await expect(page.getByText(/ auf \S+ platziert$/).first()).toBeVisible()

    const config = path.join(app.projects, 'sprachen/network/config.ts')
    writeFileSync(config, readFileSync(config, 'utf8').replace(/nodes: \[.*?\]/s, 'nodes: []'))
    await page.locator('.dv-tab').filter({ hasText: 'Probleme' }).click()
    await expect(page.getByText(/hat keine Knoten, lässt sich also simulieren/)).toBeVisible()
    await expect(page.getByText(/^Knoten in nodes von \S+ aufnehmen\.$/)).toBeVisible()
    await lookAt(page, 'german-problems')

    writeFileSync(path.join(app.projects, 'sprachen/latin1.txt'), Buffer.from([0x67, 0x72, 0xfc, 0x6e]))
    await page.locator('[role=treeitem][title="latin1.txt"]').click()
    await expect(page.getByText('latin1.txt ist kein Text in UTF-8')).toBeVisible()
  })
})
