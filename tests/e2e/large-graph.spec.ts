import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, it } from 'vitest'
import { expect } from './support/expect'
import { ServedApp } from './support/served-app'

let app: ServedApp
beforeAll(async () => void (app = await ServedApp.start()))
afterAll(() => app.close())

/** 200 jobs in 10 layers of 20; each but the last layer's writes two or three pipes, 400 in all. */
const config = `import { defineNetwork, Job, ObjectPipe } from 'fission'
class Step extends Job { run() { return 1 } }
const inputs: ObjectPipe[][] = Array.from({ length: 200 }, () => [])
const outputs: ObjectPipe[][] = Array.from({ length: 200 }, () => [])
for (let pipe = 0; pipe < 400; pipe++) {
  const from = pipe % 180
  const to = (Math.floor(from / 20) + 1) * 20 + ((from * 7 + Math.floor(pipe / 180) * 3) % 20)
  outputs[from]!.push(new ObjectPipe(pipe + 1))
  inputs[to]!.push(new ObjectPipe(pipe + 1))
}
export default defineNetwork({ jobs: inputs.map((pipes, job) => new Step({ inputs: pipes, outputs: outputs[job]! })) })
`

it('draws 200 jobs and 400 pipes, and pans', async () => {
  const workbench = await (await app.open({ size: 'large' })).createProject('large', 'small')
  const { page } = workbench
  const folder = path.join(app.projects, 'large/huge')
  mkdirSync(folder)
  writeFileSync(path.join(folder, 'config.ts'), config)
  await expect(page.getByLabel('Network', { exact: true }).locator('option')).toHaveCount(2)
  await workbench.selectNetwork('huge')
  const graph = await workbench.graph()
  await expect(graph.jobs.filter({ hasText: 'Step' }).first()).toBeVisible({ timeout: 60_000 })
  const layoutMs = await page.evaluate(
    () => performance.getEntriesByName('graph-layout').at(-1)?.duration ?? 0,
  )

  const box = (await page.locator('.vue-flow__pane').boundingBox())!
  const middle = { x: box.x + box.width / 2, y: box.y + 12 }
  const frames = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const start = performance.now()
        let count = 0
        const frame = (): void => {
          count++
          if (performance.now() - start < 2000) requestAnimationFrame(frame)
          else resolve((count * 1000) / (performance.now() - start))
        }
        requestAnimationFrame(frame)
      }),
  )
  await page.mouse.move(middle.x, middle.y)
  await page.mouse.down()
  for (let step = 0; step < 60; step++) await page.mouse.move(middle.x + (step % 20) * 8, middle.y + step * 3)
  await page.mouse.up()
  const framesPerSecond = await frames
  console.log(
    `graph of 200 jobs and 400 pipes: layout ${layoutMs.toFixed(0)} ms, panning ${framesPerSecond.toFixed(0)} frames/s`,
  )
  expect(layoutMs).toBeGreaterThan(0)
  expect(framesPerSecond).toBeGreaterThan(0)
})
