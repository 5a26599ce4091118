import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, it } from 'vitest'
import type { WorkbenchPage } from './pages/workbench-page'
import { expect } from './support/expect'
import { ServedApp } from './support/served-app'

let app: ServedApp
let workbench: WorkbenchPage
let page: Page
/** Resolves when the window has been told that a file has come or gone. */
let untilTold: (file: string) => Promise<void>
beforeAll(async () => {
  app = await ServedApp.start()
  const welcome = await app.open()
  page = welcome.page
  untilTold = watchNews(page)
  await page.reload()
  workbench = await welcome.createProject('moving', 'network')
})
afterAll(() => app.close())

const at = (file: string): string => path.join(app.projects, 'moving', file)

function watchNews(window: Page): (file: string) => Promise<void> {
  const told: string[] = []
  window.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => {
      if (String(payload).includes('files/did-change')) told.push(String(payload))
    }),
  )
  return (file) => expect.poll(() => told.some((news) => news.includes(`"${file}"`))).toBe(true)
}

async function middleOf(file: string): Promise<[number, number]> {
  const box = (await workbench.row(file).boundingBox())!
  return [box.x + box.width / 2, box.y + box.height / 2]
}

describe('moving files in the tree', () => {
  it('goes by dragging, back by Undo, and replaces another only after a question', async () => {
    writeFileSync(at('notes.txt'), 'mine')
    await workbench.row('notes.txt').dragTo(workbench.row('shared'))
    await expect(workbench.row('shared/notes.txt')).toBeVisible()
    expect(existsSync(at('notes.txt'))).toBe(false)
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await expect(workbench.row('notes.txt')).toBeVisible()
    // A row that still went would move the others under the mouse.
    await expect(workbench.row('shared/notes.txt')).toHaveCount(0)

    writeFileSync(at('shared/notes.txt'), 'theirs')
    await expect(workbench.row('shared/notes.txt')).toBeVisible()
    await workbench.row('notes.txt').dragTo(workbench.row('shared'))
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
    expect(readFileSync(at('shared/notes.txt'), 'utf8')).toBe('theirs')
    await workbench.row('notes.txt').dragTo(workbench.row('shared'))
    await page.getByRole('dialog').getByRole('button', { name: 'Replace' }).click()
    // Between the trash and the move there is no such file.
    await expect.poll(() => existsSync(at('notes.txt'))).toBe(false)
    expect(readFileSync(at('shared/notes.txt'), 'utf8')).toBe('mine')
  })

  it('keeps the rows where they are until the drag has ended', async () => {
    writeFileSync(at('last.txt'), 'last')
    await expect(workbench.row('last.txt')).toBeVisible()
    const target = await middleOf('network')
    await workbench.row('last.txt').hover()
    await page.mouse.down()
    // One move begins the drag, one enters the row, and one is over it.
    await page.mouse.move(...target, { steps: 4 })
    await page.mouse.move(target[0] + 1, target[1])
    await expect(workbench.row('network')).toHaveClass(/target/)
    writeFileSync(at('above.txt'), 'pushes the others down')
    await untilTold('above.txt')
    await page.mouse.move(...target)
    await expect(workbench.row('above.txt')).toHaveCount(0)
    await page.mouse.up()
    await expect(workbench.row('network/last.txt')).toBeVisible()
    await expect(workbench.row('above.txt')).toBeVisible()
  })

  it('takes several at once, and their editors along with what is not saved in them', async () => {
    for (const name of ['mine-1.txt', 'mine-2.txt']) writeFileSync(at(name), `first\n${name} begins\n`)
    await workbench.row('mine-1.txt').click()
    const editor = await workbench.editor()
    await expect(editor.code).toContainText('mine-1.txt begins')
    await editor.clickLine('mine-1.txt begins')
    await editor.type(' and goes on')
    await editor.expectUnsaved('mine-1.txt', true)
    await workbench.row('mine-2.txt').click({ modifiers: ['Shift'] })
    await expect(workbench.tree.locator('[aria-selected=true]')).toHaveCount(2)
    await workbench.row('mine-2.txt').dragTo(workbench.row('shared'))
    await expect(workbench.row('shared/mine-2.txt')).toBeVisible()
    await expect(workbench.row('shared/mine-1.txt')).toBeVisible()
    expect([existsSync(at('mine-1.txt')), existsSync(at('mine-2.txt'))]).toEqual([false, false])
    await editor.expectUnsaved('mine-1.txt', true)
    await expect(editor.tab('mine-1.txt')).toHaveCount(1)
    await expect(page.getByText(/has changed on disk|is not on disk any more/)).toHaveCount(0)
    await expect(page.getByText('Line 2, column')).toBeVisible()
    await editor.clickLine('and goes on')
    await editor.save()
    await expect
      .poll(() => readFileSync(at('shared/mine-1.txt'), 'utf8'))
      .toBe('first\nmine-1.txt begins and goes on\n')
    expect(existsSync(at('mine-1.txt'))).toBe(false)
  })

  it('deletes several after one question', async () => {
    await workbench.row('shared/mine-1.txt').click()
    await workbench.row('shared/mine-2.txt').click({ modifiers: ['Control'] })
    await page.keyboard.press('Delete')
    const question = page.getByRole('dialog')
    await expect(question).toContainText('2 entries')
    await question.getByRole('button', { name: 'Move to trash' }).click()
    await expect(workbench.row('shared/mine-2.txt')).toHaveCount(0)
    expect(existsSync(at('shared/mine-1.txt'))).toBe(false)
  })
})
