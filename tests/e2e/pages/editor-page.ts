/** The editor that has the focus. */
import type { Locator, Page } from '@playwright/test'
import { expect } from '../support/expect'

export class EditorPage {
  constructor(readonly page: Page) {}

  get code(): Locator {
    return this.page.locator('.monaco-editor .view-lines').first()
  }

  line(text: string): Locator {
    return this.page.locator('.view-line').filter({ hasText: text }).first()
  }

  tab(name: string): Locator {
    return this.page.locator('.dv-tab').filter({ hasText: name })
  }

  async expectShown(): Promise<void> {
    await expect(this.code).toBeVisible()
  }

  /** Moves the cursor to the end of a line that contains the text. */
  async clickLine(text: string): Promise<void> {
    await this.line(text).click()
    await this.page.keyboard.press('End')
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text)
  }

  async save(): Promise<void> {
    await this.page.keyboard.press('Control+S')
  }

  async expectUnsaved(name: string, isUnsaved: boolean): Promise<void> {
    await expect(this.tab(name).getByTitle('Not saved')).toHaveCount(isUnsaved ? 1 : 0)
  }

  /** The words that IntelliSense offers at the cursor. */
  async suggestions(): Promise<Locator> {
    await this.page.keyboard.press('Control+Space')
    return this.page.locator('.suggest-widget .monaco-list-row')
  }
}
