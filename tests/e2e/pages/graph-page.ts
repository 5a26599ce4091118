/** The picture of the network. */
import type { Locator, Page } from '@playwright/test'

export class GraphPage {
  constructor(readonly page: Page) {}

  get jobs(): Locator {
    return this.page.locator('.vue-flow__node')
  }

  job(name: string): Locator {
    return this.jobs.filter({ hasText: name })
  }

  async showCode(name: string): Promise<void> {
    await this.job(name)
      .getByRole('button', { name: /show its code/ })
      .click()
  }
}
