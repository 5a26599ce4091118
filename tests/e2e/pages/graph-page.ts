/** The picture of the network. */
import type { Locator, Page } from '@playwright/test'
import { expect } from '../support/expect'
import { ChangePage } from './change-page'

/** How far the picture is dragged, and in how many moves of the mouse. */
const PAN_PX = 180
const PAN_STEPS = 60

export class GraphPage {
  constructor(readonly page: Page) {}

  get jobs(): Locator {
    return this.page.locator('.vue-flow__node')
  }

  get pipes(): Locator {
    return this.page.locator('[data-pipe]')
  }

  /** Says that the config cannot be read now. */
  get stale(): Locator {
    return this.page.getByRole('status').filter({ hasText: 'the last version that could be read' })
  }

  /** The window has been at rest, and is ready to lay out large networks. */
  async untilReady(): Promise<void> {
    const measured = (): number => performance.getEntriesByName('graph-warm-up').length
    await expect.poll(() => this.page.evaluate(measured)).toBe(1)
  }

  /** How long it took last to find places for the jobs, in milliseconds. */
  async layoutMs(): Promise<number> {
    return this.page.evaluate(() => performance.getEntriesByName('graph-layout').at(-1)?.duration ?? 0)
  }

  /** Drags the picture down or back up, swaying sideways. */
  async pan(way: 'down' | 'up' = 'down'): Promise<void> {
    const box = (await this.page.locator('.vue-flow__pane').boundingBox())!
    const start = { x: box.x + box.width / 2, y: box.y + (way === 'down' ? 12 : 12 + PAN_PX) }
    const stepPx = (way === 'down' ? PAN_PX : -PAN_PX) / PAN_STEPS
    await this.page.mouse.move(start.x, start.y)
    await this.page.mouse.down()
    for (let step = 1; step <= PAN_STEPS; step++)
      await this.page.mouse.move(start.x + (step % 20) * 8, start.y + step * stepPx)
    await this.page.mouse.up()
  }

  /** Which part of the picture is shown. */
  async position(): Promise<string | null> {
    return this.page.locator('.vue-flow__transformationpane').getAttribute('style')
  }

  job(name: string): Locator {
    return this.jobs.filter({ hasText: name })
  }

  pipe(id: number): Locator {
    return this.page.locator(`[data-pipe="${id}"]`)
  }

  async showCode(name: string): Promise<void> {
    await this.job(name)
      .getByRole('button', { name: /show its code/ })
      .click()
  }

  /** Chooses from the menu of a job. */
  async chooseForJob(name: string, item: string): Promise<void> {
    await this.job(name).click({ button: 'right' })
    await this.page.getByRole('menuitem', { name: item }).click()
  }

  async chooseForPipe(id: number, item: string): Promise<void> {
    await this.pipe(id).click({ button: 'right' })
    await this.page.getByRole('menuitem', { name: item }).click()
  }

  dialog(title: string | RegExp): Locator {
    return this.page.getByRole('dialog', { name: title })
  }

  async addJob(className: string, parameters: Record<string, string>): Promise<ChangePage> {
    await this.page.getByRole('button', { name: 'Add a job…' }).click()
    const dialog = this.dialog('Add a job')
    await dialog.getByLabel('Class').selectOption({ label: className })
    for (const [name, value] of Object.entries(parameters)) await dialog.getByLabel(name).fill(value)
    return this.next(dialog)
  }

  /** Drags from the right end of a job onto another, and takes what is proposed. */
  async drawPipe(from: string, to: string): Promise<ChangePage> {
    await this.job(from).hover()
    const start = await this.job(from).locator('[data-handleid=new-out]').boundingBox()
    const end = await this.job(to).boundingBox()
    if (!start || !end) throw new Error('the jobs are not visible')
    await this.page.mouse.move(start.x + start.width / 2, start.y + start.height / 2)
    await this.page.mouse.down()
    await this.page.mouse.move(end.x + 40, end.y + end.height / 2, { steps: 8 })
    await this.page.mouse.move(end.x + 10, end.y + end.height / 2, { steps: 4 })
    await this.page.mouse.up()
    return this.next(this.dialog('Draw a pipe'))
  }

  async next(dialog: Locator): Promise<ChangePage> {
    await dialog.getByRole('button', { name: 'Show the change' }).click()
    return this.change()
  }

  async change(): Promise<ChangePage> {
    const change = new ChangePage(this.page)
    await change.expectShown()
    return change
  }

  async undo(): Promise<void> {
    await this.page.getByRole('button', { name: /^Undo: / }).click()
    await expect(this.page.getByRole('button', { name: 'Nothing to undo' })).toBeVisible()
  }
}
