import path from 'node:path'
import { afterAll, beforeAll, it } from 'vitest'
import { expect } from './support/expect'
import { writeHugeNetwork } from './support/large-projects'
import { framesPerSecond } from './support/responsiveness'
import { ServedApp } from './support/served-app'

let app: ServedApp
beforeAll(async () => void (app = await ServedApp.start()))
afterAll(() => app.close())

it('draws 200 jobs and 400 pipes, and pans', async () => {
  const workbench = await (await app.open({ size: 'large' })).createProject('large', 'small')
  writeHugeNetwork(path.join(app.projects, 'large/huge'))
  await expect(workbench.page.getByLabel('Network', { exact: true }).locator('option')).toHaveCount(2)
  await workbench.selectNetwork('huge')
  const graph = await workbench.graph()
  await expect(graph.jobs.filter({ hasText: 'Step' }).first()).toBeVisible({ timeout: 60_000 })
  const layoutMs = await graph.layoutMs()
  const before = await graph.position()
  const frames = await framesPerSecond(workbench.page, () => graph.pan())
  console.log(
    `graph of 200 jobs and 400 pipes: layout ${layoutMs.toFixed(0)} ms, panning ${frames.toFixed(0)} frames/s`,
  )
  expect(layoutMs).toBeGreaterThan(0)
  expect(frames).toBeGreaterThan(0)
  expect(await graph.position()).not.toBe(before)
})
