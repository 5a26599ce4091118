/** A change of a config, shown before it is written. */
import type { Locator, Page } from '@playwright/test'
import { expect } from '../support/expect'

export class ChangePage {
  constructor(readonly page: Page) {}

  get dialog(): Locator {
    return this.page.getByRole('dialog').filter({ has: this.page.locator('.monaco-diff-editor') })
  }

  async expectShown(): Promise<void> {
    await expect(this.dialog).toBeVisible()
  }

  async expectAdded(text: string): Promise<void> {
    await expect(this.dialog.locator('.modified .view-lines')).toContainText(text)
  }

  async save(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Save' }).click()
    await expect(this.dialog).toHaveCount(0)
  }

  async cancel(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Cancel' }).click()
    await expect(this.dialog).toHaveCount(0)
  }
}
