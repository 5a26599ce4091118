/** The view of the nodes that were set up. */
import type { Locator, Page } from '@playwright/test'
import { expect } from '../support/expect'

/** Agents take their time on a busy machine. */
const LONG = { timeout: 120_000 }

export class ClusterPage {
  constructor(readonly page: Page) {}

  node(name: string): Locator {
    return this.page.getByRole('list', { name: 'Cluster' }).getByRole('listitem').filter({ hasText: name })
  }

  /** Chooses an action of a node's list. */
  async choose(name: string, action: string): Promise<void> {
    await this.node(name)
      .getByRole('combobox', { name: `Actions for ${name}` })
      .selectOption(action)
  }

  /** Gives the password that an action asks for, and waits until it is done on its node. */
  async confirm(title: string, password: string): Promise<void> {
    const dialog = this.page.getByRole('dialog', { name: title })
    await dialog.getByRole('textbox').fill(password)
    await dialog.getByRole('button', { name: 'Go on' }).click()
    await expect(dialog.getByRole('listitem')).toContainText('done', LONG)
    await dialog.getByRole('button', { name: 'Close' }).click()
  }

  /** Does something with one node. */
  async act(name: string, action: string, title: string, password: string): Promise<void> {
    await this.choose(name, action)
    await this.confirm(title, password)
  }
}
