/** The wizard that turns hosts into nodes. */
import type { Locator, Page } from '@playwright/test'
import { expect } from '../support/expect'

/** Packages are installed meanwhile. */
const LONG = { timeout: 500_000 }

export class WizardPage {
  constructor(readonly page: Page) {}

  get dialog(): Locator {
    return this.page.getByRole('dialog', { name: 'Add nodes' })
  }

  get password(): Locator {
    return this.dialog.getByRole('textbox', { name: 'Password', exact: true })
  }

  button(name: string | RegExp): Locator {
    return this.dialog.getByRole('button', { name, exact: typeof name === 'string' })
  }

  found(address: string): Locator {
    return this.dialog.getByRole('checkbox', { name: address })
  }

  /** Types addresses or ranges and adds them. */
  async enter(text: string): Promise<void> {
    await this.dialog.getByLabel('Addresses, ranges or host names').fill(text)
    await this.button('Add').click()
  }

  /** Gives a file of hosts, as the file dialog would. */
  async chooseFile(name: string, text: string): Promise<void> {
    const file = { name, mimeType: 'text/plain', buffer: Buffer.from(text) }
    await this.dialog.locator('input[type=file]').setInputFiles(file)
  }

  async expectStep(name: string): Promise<void> {
    await expect(this.dialog.locator('[aria-current=step]')).toContainText(name)
  }

  async fillPassword(password: string): Promise<void> {
    await this.password.fill(password)
  }

  /** The row of a host in the table of checks. */
  row(name: string): Locator {
    return this.dialog.getByRole('row').filter({ has: this.page.getByRole('rowheader', { name }) })
  }

  /** What is said below the table's rows. */
  get remarks(): Locator {
    return this.dialog.locator('td.remark')
  }

  progress(name: string): Locator {
    return this.dialog.getByRole('listitem').filter({ hasText: name })
  }

  /** Fails at once when nothing could be started. */
  async expectReady(count: number): Promise<void> {
    const ready = this.dialog.getByText(`${count} node${count === 1 ? ' is' : 's are'} ready`)
    await expect(ready.or(this.dialog.getByRole('alert'))).toBeVisible(LONG)
    await expect(ready).toBeVisible()
  }

  /** Waits until the action is over on a host, well or not. */
  async expectOutcome(name: string, state: string): Promise<void> {
    await expect(this.progress(name)).toContainText(state, LONG)
  }
}
