import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, it } from 'vitest'
import { expect } from './support/expect'
import { ServedApp } from './support/served-app'

let app: ServedApp
beforeEach(async () => void (app = await ServedApp.start()))
afterEach(() => app.close())

it('a file is moved by dragging, back by Undo, and replaces another only after a question', async () => {
  const workbench = await (await app.open()).createProject('moving', 'network')
  const { page } = workbench
  const at = (file: string): string => path.join(app.projects, 'moving', file)
  writeFileSync(at('notes.txt'), 'mine')
  await workbench.row('notes.txt').dragTo(workbench.row('shared'))
  await expect(workbench.row('shared/notes.txt')).toBeVisible()
  expect(existsSync(at('notes.txt'))).toBe(false)
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(workbench.row('notes.txt')).toBeVisible()

  writeFileSync(at('shared/notes.txt'), 'theirs')
  await expect(workbench.row('shared/notes.txt')).toBeVisible()
  // A drag ends without a drop when the tree is drawn anew under it.
  const dragUntilAsked = (): Promise<void> =>
    expect(async () => {
      await workbench.row('notes.txt').dragTo(workbench.row('shared'))
      await expect(page.getByRole('dialog')).toBeVisible({ timeout: 2000 })
    }).toPass()
  await dragUntilAsked()
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  expect(readFileSync(at('shared/notes.txt'), 'utf8')).toBe('theirs')
  await dragUntilAsked()
  await page.getByRole('dialog').getByRole('button', { name: 'Replace' }).click()
  // Between the trash and the move there is no such file.
  await expect.poll(() => existsSync(at('notes.txt'))).toBe(false)
  expect(readFileSync(at('shared/notes.txt'), 'utf8')).toBe('mine')
})
