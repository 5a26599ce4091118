/** A console, docked or in a window of its own. */
import type { Locator, Page } from '@playwright/test'
import { expect } from '../support/expect'

export class ConsolePage {
  constructor(readonly page: Page) {}

  get screen(): Locator {
    return this.page.locator('.xterm-rows')
  }

  /** What the job does, and where, in a window of its own. */
  get state(): Locator {
    return this.page.locator('.state')
  }

  /** Takes away what has been printed so far. */
  async clear(): Promise<void> {
    await this.page.getByRole('button', { name: 'Clear' }).click()
  }

  async expectText(text: string | RegExp): Promise<void> {
    await expect(this.screen).toContainText(text)
  }

  /** The highest round among the lines on the screen, of a job that names its rounds. */
  async roundShown(): Promise<number> {
    const rounds = [...(await this.screen.innerText()).matchAll(/round (\d+)/g)]
    return Math.max(0, ...rounds.map(([, round]) => Number(round)))
  }

  async showJob(job: string): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Jobs' }).getByRole('button', { name: job }).click()
  }

  async type(line: string): Promise<void> {
    await this.page.getByPlaceholder('Type a line for this job').fill(line)
    await this.page.keyboard.press('Enter')
  }
}
