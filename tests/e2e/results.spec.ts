import { appendFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, it } from 'vitest'
import { resourcePath } from '../../electron/paths'
import type { WorkbenchPage } from './pages/workbench-page'
import { expect } from './support/expect'
import { lookAt } from './support/screenshots'
import { ServedApp } from './support/served-app'

const ROWS = 1_000_000

let app: ServedApp
let project: string
let workbench: WorkbenchPage
beforeAll(async () => {
  app = await ServedApp.start()
  project = path.join(app.folder, 'interactive')
  const filter = (file: string): boolean => !['node_modules', 'simulation'].includes(path.basename(file))
  cpSync(resourcePath('resources/examples/interactive'), project, { recursive: true, filter })
  mkdirSync(path.join(project, 'measured'))
})
afterAll(() => app.close())
beforeEach(async () => void (workbench = await (await app.open()).openFolder(project)))

function rows(from: number, to: number): string {
  const row = (index: number): string =>
    `${1767323045000 + index * 20},${Math.sin(index / 50_000).toFixed(4)},${index === 400_000 ? 9 : Math.cos(index / 90_000).toFixed(4)}`
  return Array.from({ length: to - from }, (_, index) => `${row(from + index)}\n`).join('')
}

it('shows a million rows as a table and as a plot that grow, without holding up the window', async () => {
  const file = path.join(project, 'measured/signal.csv')
  writeFileSync(file, `time,sine,cosine\n${rows(0, ROWS)}`)
  const results = await workbench.results()
  await results.choose('measured/signal.csv')
  await expect(results.count).toHaveText('1,000,000 rows')
  await expect(results.table.getByRole('rowheader').last()).toHaveText('1,000,000')
  appendFileSync(file, rows(ROWS, ROWS + 500))
  await expect(results.count).toHaveText('1,000,500 rows')
  await expect(results.table.getByRole('rowheader').last()).toHaveText('1,000,500')
  // What is drawn stays small, wherever the user scrolls.
  expect(await results.table.getByRole('row').count()).toBeLessThan(60)
  await results.table.hover()
  await workbench.page.mouse.wheel(0, -1_000_000_000)
  await expect(results.table.getByRole('rowheader').first()).toHaveText('1')
  await expect(results.table.getByRole('row').nth(1)).toContainText('1767323045000')
  await lookAt(workbench.page, 'results-table')

  await results.showPlot()
  await workbench.page.getByRole('checkbox', { name: 'cosine' }).check()
  await expect(results.plot.getByText('cosine')).toBeVisible()
  await expect(workbench.page.getByText(/Each point stands for about/)).toBeVisible()
  await lookAt(workbench.page, 'results-plot')
  const picture = await results.save('Save as PNG')
  expect(picture.name).toBe('signal.png')
  expect(readFileSync(picture.path).subarray(1, 4).toString()).toBe('PNG')
  const copy = await results.save('Save as CSV')
  expect(readFileSync(copy.path).equals(readFileSync(file))).toBe(true)
})

it('follows a file from its header on', async () => {
  const folder = path.join(project, 'empty')
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'few.csv'), 'a,b\n')
  const results = await workbench.results()
  await results.choose('empty/few.csv')
  await expect(workbench.page.getByText('The file has no rows yet')).toBeVisible()
  appendFileSync(path.join(folder, 'few.csv'), '1,2\n3,x\n')
  await expect(results.count).toHaveText('2 rows')
  await expect(results.table.getByRole('row').nth(2)).toContainText('x')

  // These two came while the table was shown.
  await results.showPlot()
  await results.plotAgainst('Time of arrival')
  appendFileSync(path.join(folder, 'few.csv'), '5,6\n')
  await expect(results.count).toHaveText('3 rows')
  await lookAt(workbench.page, 'results-arrival')
})
