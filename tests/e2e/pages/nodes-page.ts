/** The view of the nodes. */
import type { Locator, Page } from '@playwright/test'
import { expect } from '../support/expect'

export class NodesPage {
  constructor(readonly page: Page) {}

  get cards(): Locator {
    return this.page.locator('article.card')
  }

  card(node: string): Locator {
    return this.page.getByRole('article', { name: node, exact: true })
  }

  /** The node that carries a job of this class. */
  async nodeOf(job: string): Promise<string> {
    const card = this.cards.filter({ hasText: job })
    await expect(card).toHaveCount(1)
    return (await card.getAttribute('aria-label')) ?? ''
  }

  async kill(node: string): Promise<void> {
    await this.card(node).getByRole('button', { name: 'Kill this node' }).click()
  }

  /** Opens a shell on a node, in a window of its own. */
  async shell(node: string): Promise<Locator> {
    const opening = this.page.waitForEvent('popup')
    await this.card(node).getByRole('button', { name: 'Open a shell' }).click()
    return (await opening).locator('.xterm-rows')
  }

  /** Moves a job to the first of the other nodes, and gives that node. */
  async move(job: string, from: string): Promise<string> {
    const select = this.card(from).getByRole('combobox', { name: `Move ${job}` })
    const other = (await select.locator('option:not([disabled])').first().textContent()) ?? ''
    await select.selectOption(other)
    return other
  }
}
