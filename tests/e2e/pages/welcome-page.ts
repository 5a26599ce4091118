/** What is shown while no project is open. */
import type { Page } from '@playwright/test'
import { WorkbenchPage } from './workbench-page'
import { expect } from '../support/expect'

export class WelcomePage {
  constructor(readonly page: Page) {}

  async expectShown(): Promise<void> {
    await expect(this.page.getByRole('button', { name: 'Open the tutorial project' })).toBeVisible()
  }

  async openTutorial(): Promise<WorkbenchPage> {
    await this.page.getByRole('button', { name: 'Open the tutorial project' }).click()
    return this.workbench()
  }

  /** Makes a project in the folder that is offered. */
  async createProject(name: string, network: string): Promise<WorkbenchPage> {
    await this.page.getByRole('button', { name: 'New project…' }).click()
    const dialog = this.page.getByRole('dialog', { name: 'New project' })
    await dialog.getByLabel('Name of the project').fill(name)
    await dialog.getByLabel('Name of its first network').fill(network)
    await dialog.getByRole('button', { name: 'Create project' }).click()
    return this.workbench()
  }

  /** Opens a project that was open before. */
  async openRecent(name: string): Promise<WorkbenchPage> {
    const recent = this.page.getByRole('region', { name: 'Recent projects' })
    await recent.getByRole('button', { name: new RegExp(`^${name} `) }).click()
    return this.workbench()
  }

  /** Opens a folder by its path. */
  async openFolder(folder: string): Promise<WorkbenchPage> {
    await this.page.getByRole('button', { name: 'Open folder…' }).click()
    const dialog = this.page.getByRole('dialog', { name: 'Open a project' })
    const field = dialog.getByLabel('Folder', { exact: true })
    await expect(field).not.toHaveValue('')
    await field.fill(folder)
    await field.press('Enter')
    await expect(field).toHaveValue(folder)
    await dialog.getByRole('button', { name: 'Open this folder' }).click()
    return this.workbench()
  }

  private async workbench(): Promise<WorkbenchPage> {
    const workbench = new WorkbenchPage(this.page)
    await workbench.expectShown()
    return workbench
  }
}
