/** The window with a project in it. */
import type { Locator, Page } from '@playwright/test'
import { ConsolePage } from './console-page'
import { EditorPage } from './editor-page'
import { GraphPage } from './graph-page'
import { NodesPage } from './nodes-page'
import { ResultsPage } from './results-page'
import { expect } from '../support/expect'

export class WorkbenchPage {
  constructor(readonly page: Page) {}

  get tree(): Locator {
    return this.page.getByRole('tree', { name: 'Files of the project' })
  }

  get state(): Locator {
    return this.page.getByRole('banner').getByRole('status')
  }

  get problems(): Locator {
    return this.page.locator('footer').getByRole('button')
  }

  /** Messages in the corner. */
  get notices(): Locator {
    return this.page.locator('.notices')
  }

  async expectShown(): Promise<void> {
    await expect(this.tree).toBeVisible()
  }

  async simulate(): Promise<void> {
    await this.page.getByRole('banner').getByRole('button', { name: 'Simulate' }).click()
  }

  async runOnNodes(): Promise<void> {
    await this.page.getByRole('banner').getByRole('button', { name: 'Run on nodes' }).click()
  }

  /** How far each node is while a run on nodes begins. */
  get arrivals(): Locator {
    return this.page.getByRole('region', { name: /^Connecting to the nodes/ })
  }

  /** Lets the nodes go on by themselves. */
  async leave(): Promise<void> {
    await this.page.getByRole('banner').getByRole('button', { name: 'Leave running' }).click()
  }

  /** The offer to take up a run that was left. */
  get leftRun(): Locator {
    return this.page.getByRole('region', { name: /is still running/ })
  }

  async stop(): Promise<void> {
    await this.page.getByRole('banner').getByRole('button', { name: 'Stop', exact: true }).click()
  }

  async setNodes(count: number): Promise<void> {
    await this.page.getByLabel('Local nodes').selectOption(String(count))
  }

  async selectNetwork(folder: string): Promise<void> {
    await this.page.getByLabel('Network', { exact: true }).selectOption(folder)
  }

  /** Shows a view by its button at the left. */
  async showView(name: string): Promise<void> {
    const button = this.page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name })
    if ((await button.getAttribute('aria-pressed')) === 'false') await button.click()
    await this.page.locator('.dv-tab').filter({ hasText: name }).click()
  }

  /** Opens a file of the tree, unfolding what is around it. */
  async openFile(file: string): Promise<EditorPage> {
    const parts = file.split('/')
    for (let depth = 1; depth < parts.length; depth++) {
      const folder = this.row(parts.slice(0, depth).join('/'))
      const inside = this.row(parts.slice(0, depth + 1).join('/'))
      // The tree unfolds the current network by itself, perhaps just now.
      await expect(async () => {
        if ((await folder.getAttribute('aria-expanded')) === 'false') await folder.click()
        await expect(inside).toBeVisible({ timeout: 1000 })
      }).toPass({ timeout: 20_000 })
    }
    await this.row(file).click()
    return this.editor()
  }

  async editor(): Promise<EditorPage> {
    const editor = new EditorPage(this.page)
    await editor.expectShown()
    return editor
  }

  row(file: string): Locator {
    return this.tree.locator(`[role=treeitem][title="${file}"]`)
  }

  /** Runs a command by its name in the palette. */
  async runCommand(title: string): Promise<void> {
    await this.page.getByRole('banner').getByRole('button', { name: 'Commands' }).click()
    await this.page.getByRole('option', { name: title }).click()
  }

  async nodes(): Promise<NodesPage> {
    await this.showView('Nodes')
    return new NodesPage(this.page)
  }

  async results(): Promise<ResultsPage> {
    await this.showView('Results')
    return new ResultsPage(this.page)
  }

  /** The entries of the timeline. */
  async timeline(): Promise<Locator> {
    await this.showView('Timeline')
    return this.page.getByRole('list', { name: 'Timeline' })
  }

  async graph(): Promise<GraphPage> {
    await this.showView('Graph')
    return new GraphPage(this.page)
  }

  console(): ConsolePage {
    return new ConsolePage(this.page)
  }

  /** The console of a job in a window of its own. */
  async openConsoleWindow(job: string): Promise<ConsolePage> {
    const opening = this.page.waitForEvent('popup')
    await this.page.getByRole('navigation', { name: 'Jobs' }).getByRole('button', { name: job }).dblclick()
    const page = await opening
    await page.waitForURL(/#\/console/)
    await page.waitForLoadState()
    return new ConsolePage(page)
  }
}
