/** The view of what jobs have written. */
import type { Locator, Page } from '@playwright/test'
import { expect } from '../support/expect'

export class ResultsPage {
  constructor(readonly page: Page) {}

  get table(): Locator {
    return this.page.getByRole('table', { name: /^Rows of/ })
  }

  get plot(): Locator {
    return this.page.getByRole('img', { name: /^Plot of/ })
  }

  get count(): Locator {
    return this.page.getByRole('status').filter({ hasText: /rows?$/ })
  }

  async choose(file: string): Promise<void> {
    await this.page.getByLabel('File', { exact: true }).selectOption(file)
  }

  async showPlot(): Promise<void> {
    await this.page.getByRole('button', { name: 'Plot', exact: true }).click()
    await expect(this.plot.locator('canvas')).toBeVisible()
  }

  async plotAgainst(what: string): Promise<void> {
    await this.page.getByLabel('Against').selectOption(what)
    await expect(this.plot.locator('.u-legend')).toContainText(what)
  }

  async showTable(): Promise<void> {
    await this.page.getByRole('button', { name: 'Table', exact: true }).click()
    await expect(this.table).toBeVisible()
  }

  /** What a download has in it. */
  async save(button: string): Promise<{ name: string; path: string }> {
    // Large tables come in many parts.
    const downloading = this.page.waitForEvent('download', { timeout: 90_000 })
    await this.page.getByRole('button', { name: button }).click()
    const download = await downloading
    return { name: download.suggestedFilename(), path: await download.path() }
  }
}
