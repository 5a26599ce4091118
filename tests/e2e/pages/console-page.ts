/** A console, docked or in a window of its own. */
import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'

export class ConsolePage {
  constructor(readonly page: Page) {}

  get screen(): Locator {
    return this.page.locator('.xterm-rows')
  }

  async expectText(text: string | RegExp): Promise<void> {
    await expect(this.screen).toContainText(text)
  }

  async showJob(job: string): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Jobs' }).getByRole('button', { name: job }).click()
  }

  async type(line: string): Promise<void> {
    await this.page.getByPlaceholder('Type a line for this job').fill(line)
    await this.page.keyboard.press('Enter')
  }
}
