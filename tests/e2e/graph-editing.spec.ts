import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { resourcePath } from '../../electron/paths'
import { expect } from './support/expect'
import { lookAt } from './support/screenshots'
import { ServedApp } from './support/served-app'

let app: ServedApp
beforeAll(async () => void (app = await ServedApp.start()))
afterAll(() => app.close())

describe('the graph of a network in TypeScript', () => {
  it('is changed job by job and pipe by pipe; the config says it as a person would, and everything can be undone', async () => {
    const workbench = await (await app.open()).createProject('drawn', 'counting')
    const graph = await workbench.graph()
    const file = path.join(app.projects, 'drawn/counting/config.ts')
    const original = readFileSync(file, 'utf8')
    await expect(graph.jobs).toHaveCount(2)

    const added = await graph.addJob('CsvSinkJob', { path: 'copy.csv' })
    await added.expectAdded("new CsvSinkJob({ path: 'copy.csv' })")
    await lookAt(graph.page, 'graph-change')
    await added.save()
    await expect(graph.jobs).toHaveCount(3)
    expect(readFileSync(file, 'utf8')).toBe(
      original.replace(/( +)(new CsvSinkJob\(.*\),\n)/, "$1$2$1new CsvSinkJob({ path: 'copy.csv' }),\n"),
    )

    await (await graph.drawPipe('SourceJob 1', 'CsvSinkJob 3')).save()
    await expect(graph.pipe(102)).toBeVisible()
    expect(readFileSync(file, 'utf8')).toContain(
      'new SourceJob({ outputs: [new ObjectPipe(101), new ObjectPipe(102)] }),',
    )

    await graph.chooseForPipe(102, 'Edit…')
    await graph.dialog('Edit pipe 102').getByLabel('Pipe id').fill('210')
    await (await graph.next(graph.dialog('Edit pipe 102'))).save()
    await expect(graph.pipe(210)).toBeVisible()

    await graph
      .job('CsvSinkJob 2')
      .getByRole('button', { name: /show its code/ })
      .focus()
    await graph.page.keyboard.press('Delete')
    await (await graph.change()).save()
    await expect(graph.jobs).toHaveCount(2)
    expect(readFileSync(file, 'utf8')).toContain('new SourceJob({ outputs: [new ObjectPipe(210)] }),')

    await graph.undo()
    await expect(graph.jobs).toHaveCount(3)
  })

  it('sets a parameter and a node of a job, also in a file with unsaved changes', async () => {
    const workbench = await (await app.open()).createProject('parameters', 'counting')
    const file = path.join(app.projects, 'parameters/counting/config.ts')
    const editor = await workbench.openFile('counting/config.ts')
    await editor.clickLine('export default')
    await editor.type('\n// not saved yet')
    const graph = await workbench.graph()
    await graph.chooseForJob('CsvSinkJob 2', 'Edit…')
    const dialog = graph.dialog('Edit CsvSinkJob 2')
    await dialog.getByLabel('path', { exact: true }).fill("'other.csv'")
    await lookAt(graph.page, 'graph-job')
    await dialog.getByRole('button', { name: 'Set path' }).click()
    await (await graph.change()).save()
    await expect.poll(() => readFileSync(file, 'utf8')).toContain("path: 'other.csv'")
    expect(readFileSync(file, 'utf8')).toContain('// not saved yet')
  })

  it('says where the code is when a job comes from a loop', async () => {
    const workbench = await (await app.open()).createProject('looped', 'counting')
    const file = path.join(app.projects, 'looped/counting/config.ts')
    const text = readFileSync(file, 'utf8')
    const loop = 'jobs: [1, 2].flatMap((id) => [new SourceJob({ outputs: [new ObjectPipe(id)] }),\n'
    writeFileSync(
      file,
      text.replace(
        /jobs: \[[^]*?\n {2}\],/,
        `${loop}    new CsvSinkJob({ path: 'x.csv', inputs: [new ObjectPipe(id)] })]),`,
      ),
    )
    const graph = await workbench.graph()
    await expect(graph.jobs).toHaveCount(4)
    await graph.chooseForJob('SourceJob 3', 'Delete')
    const refusal = graph.dialog('This cannot be changed here')
    await expect(refusal).toContainText('computed by code')
    await refusal.getByRole('button', { name: 'Show the code' }).click()
    await workbench.editor()
    await expect(workbench.page.locator('.view-line').filter({ hasText: 'flatMap' })).toBeVisible()
  })
})

describe('the graph of a network in Python', () => {
  it('is changed in config.py, with its layout', async () => {
    const project = path.join(app.projects, 'python')
    cpSync(resourcePath('resources/examples/demo-python'), project, { recursive: true })
    const workbench = await (await app.open()).openFolder(project)
    const graph = await workbench.graph()
    await workbench.selectNetwork('demo_network_v1')
    await expect(graph.jobs).toHaveCount(5)
    await graph.chooseForJob('SourceJob 1', 'Draw a pipe from here…')
    await graph.dialog('Draw a pipe').getByLabel('To', { exact: true }).selectOption({ label: 'ReduceJob 5' })
    await (await graph.next(graph.dialog('Draw a pipe'))).save()
    await expect(graph.pipe(106)).toBeVisible()
    const text = readFileSync(path.join(project, 'demo_network_v1/config.py'), 'utf8')
    expect(text).toContain('            PicklePipe(101),\n            ReducePipe(106),\n        ]\n')
  })
})
