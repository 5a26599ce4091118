/** The questions that appear while nodes are logged in to. */
import type { Locator, Page } from '@playwright/test'
import { expect } from '../support/expect'

export class Logins {
  constructor(private readonly page: Page) {}

  get trust(): Locator {
    return this.page.getByRole('dialog', { name: /^Is this node/ })
  }

  get password(): Locator {
    return this.page.getByRole('dialog', { name: /^Password of/ })
  }

  /** Says yes to so many new hosts, one after the other. */
  async trustHosts(count: number): Promise<void> {
    for (let asked = 0; asked < count; asked++) {
      await expect(this.trust).toContainText('SHA256:')
      const title = await this.trust.getByRole('heading').innerText()
      await this.trust.getByRole('button', { name: 'Yes, trust it' }).click()
      await expect(this.page.getByRole('dialog', { name: title })).toHaveCount(0)
    }
  }

  async givePassword(password: string): Promise<void> {
    const asked = await this.password.getByText(/refused it|in memory/).innerText()
    await this.password.getByLabel(/^Password of/).fill(password)
    await this.password.getByRole('button', { name: 'Log in' }).click()
    await expect(this.page.getByText(asked)).toHaveCount(0)
  }
}
