import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, it } from 'vitest'
import { makeReadOnly } from './support/read-only'
import { expect } from './support/expect'
import { lookAt } from './support/screenshots'
import { ServedApp } from './support/served-app'

const MEGABYTE = 1024 * 1024

let app: ServedApp
beforeAll(async () => void (app = await ServedApp.start()))
afterAll(() => app.close())

describe('a folder that is no project', () => {
  it('is shown with a way to a first network, and nothing is put into it', async () => {
    const folder = path.join(app.folder, 'holiday')
    mkdirSync(folder)
    writeFileSync(path.join(folder, 'list.txt'), 'sun\n')
    const workbench = await (await app.open()).openFolder(folder)
    await expect(workbench.row('list.txt')).toBeVisible()
    const explorer = workbench.page.getByRole('region', { name: 'Project', exact: true })
    await expect(explorer).toContainText('No network yet')
    await expect(workbench.page.getByRole('button', { name: 'Simulate' }).first()).toBeDisabled()
    await lookAt(workbench.page, 'no-project')
    expect(existsSync(path.join(folder, 'node_modules'))).toBe(false)

    await explorer.getByRole('button', { name: 'New network…' }).last().click()
    const dialog = workbench.page.getByRole('dialog')
    await dialog.getByRole('textbox').fill('first')
    await workbench.page.keyboard.press('Enter')
    await expect(workbench.row('first/config.ts')).toBeVisible()
    expect(existsSync(path.join(folder, 'node_modules/fission'))).toBe(true)
    expect(JSON.parse(readFileSync(path.join(folder, 'fission.json'), 'utf8'))).toMatchObject({
      name: 'holiday',
    })
    await expect(workbench.page.getByRole('button', { name: 'Simulate' }).first()).toBeEnabled()
  })

  it('is refused in words when it is a file, or not there', async () => {
    const { page } = await app.open()
    const file = path.join(app.folder, 'a-file')
    writeFileSync(file, '')
    const gone = path.join(app.folder, 'nowhere')
    for (const [wanted, words] of [
      [file, `${file} is a file, not a folder`],
      [gone, `Opening ${gone} failed: no such file or folder`],
    ] as const) {
      await page.getByRole('button', { name: 'Open folder…' }).click()
      const dialog = page.getByRole('dialog', { name: 'Open a project' })
      const field = dialog.getByLabel('Folder', { exact: true })
      await expect(field).not.toHaveValue('')
      await field.fill(wanted)
      await dialog.getByRole('button', { name: 'Open this folder' }).click()
      await expect(page.getByText(words)).toBeVisible()
    }
  })
})

describe('a file', () => {
  it('that is not UTF-8, or too large, is not opened; the tab says why', async () => {
    const workbench = await (await app.open()).createProject('strange', 'network')
    const folder = path.join(app.projects, 'strange')
    writeFileSync(path.join(folder, 'latin1.txt'), Buffer.from([0x67, 0x72, 0xfc, 0x6e]))
    writeFileSync(path.join(folder, 'large.csv'), Buffer.alloc(50 * MEGABYTE, '1,2\n'))
    await workbench.row('latin1.txt').click()
    await expect(workbench.page.getByText('latin1.txt is not text in UTF-8')).toBeVisible()
    await workbench.row('large.csv').click()
    await expect(workbench.page.getByText('large.csv has 50 MB')).toBeVisible()
    await expect(workbench.page.getByText('Open it with another program.')).toBeVisible()
    // The window is as quick as before.
    await (await workbench.openFile('network/config.ts')).expectShown()
  })

  it('that is deleted while open stays in its tab, also after a reload, and can be written again', async () => {
    const workbench = await (await app.open()).createProject('deleted', 'network')
    const file = path.join(app.projects, 'deleted/network/notes.txt')
    writeFileSync(file, 'first line\n')
    const editor = await workbench.openFile('network/notes.txt')
    await editor.clickLine('first line')
    await editor.type(' and more')
    rmSync(file)
    const gone = workbench.page.getByRole('alert').filter({ hasText: 'not on disk any more' })
    await expect(gone).toBeVisible()
    await lookAt(workbench.page, 'file-deleted')
    await workbench.page.reload()
    await expect(gone).toBeVisible()
    await expect(editor.line('first line and more')).toBeVisible()
    await gone.getByRole('button', { name: 'Write it again' }).click()
    await expect(gone).toHaveCount(0)
    expect(readFileSync(file, 'utf8')).toBe('first line and more\n')
  })
})

describe('a project on a read-only disk', () => {
  let release: (() => void) | null = null
  // Also after a test that took too long.
  afterEach(() => release?.())

  it('can be looked at; the window says that it cannot be written, and what fails because of it', async (test) => {
    const folder = path.join(app.folder, 'projects/fixed')
    const first = await (await app.open()).createProject('fixed', 'network')
    await first.page.close()
    // As another installation has made it: this one would put its own types there.
    writeFileSync(path.join(folder, 'node_modules/fission/.installed'), 'elsewhere')
    release = makeReadOnly(folder)
    if (!release) return test.skip()
    await app.restart('SIGTERM')
    const workbench = await (await app.open()).openFolder(folder)
    await expect(workbench.notices).toContainText(
      `Preparing ${folder}/node_modules failed: the file system is read-only`,
    )
    const editor = await workbench.openFile('network/config.ts')
    await expect(workbench.page.getByText('This file is read-only.')).toBeVisible()
    await expect((await workbench.graph()).jobs.first()).toBeVisible()
    await workbench.tree.focus()
    await workbench.page.getByRole('button', { name: 'New file…' }).first().click()
    await workbench.page.getByRole('dialog').getByRole('textbox').fill('new.ts')
    await workbench.page.keyboard.press('Enter')
    await expect(workbench.notices).toContainText('new.ts failed: the file system is read-only')
    await workbench.simulate()
    await expect(workbench.page.getByText(/simulation.*read-only/).first()).toBeVisible()
    await editor.expectShown()
  })
})

describe('a config that does not parse', () => {
  it('leaves the last picture, greyed, with the error, until it can be read again', async () => {
    const workbench = await (await app.open()).createProject('broken', 'counting')
    const file = path.join(app.projects, 'broken/counting/config.ts')
    const good = readFileSync(file, 'utf8')
    const graph = await workbench.graph()
    await expect(graph.jobs).toHaveCount(2)
    writeFileSync(file, good.replace('jobs: [', 'jobs: [['))
    await expect(graph.stale).toContainText(/Expected|Unexpected/)
    await expect(graph.jobs).toHaveCount(2)
    await lookAt(workbench.page, 'graph-stale')
    await graph.stale.getByRole('button', { name: 'Show problems' }).click()
    await expect(workbench.page.getByText('counting/config.ts:').first()).toBeVisible()
    writeFileSync(file, good)
    await expect(graph.stale).toHaveCount(0)
    await expect(graph.jobs).toHaveCount(2)
  })
})
