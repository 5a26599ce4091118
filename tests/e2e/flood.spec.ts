import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { expect } from './support/expect'
import { ServedApp } from './support/served-app'

const jobs = `import { Job, sleep } from 'fission'

/** Prints about 100,000 lines a second. */
export class FloodJob extends Job<[], number> {
  async *run() {
    for (let round = 1; ; round++) {
      for (let line = 0; line < 1000; line++) console.log('round ' + round + ' line ' + line)
      yield round
      await sleep(10)
    }
  }
}
`
const config = `import { CsvSinkJob, defineNetwork, JsonPipe } from 'fission'
import { FloodJob } from './jobs/jobs'

export default defineNetwork({
  jobs: [
    new FloodJob({ outputs: [new JsonPipe(1)] }),
    new CsvSinkJob({ path: 'rounds.csv', inputs: [new JsonPipe(1)] }),
  ],
})
`
/** Far more than any pause of a window that is used, on a machine that has other work. */
const FROZEN_MS = 1500
const KEYS = 40

let app: ServedApp
beforeAll(async () => void (app = await ServedApp.start()))
afterAll(() => app.close())

/** Milliseconds from each key press to the paint after it, in order of length. */
async function keyToPaint(page: Page): Promise<number[]> {
  await page.evaluate(() => {
    const times: number[] = []
    Object.assign(window, { keyTimes: times })
    window.addEventListener(
      'keydown',
      (event) =>
        requestAnimationFrame(() => setTimeout(() => times.push(performance.now() - event.timeStamp))),
      { capture: true },
    )
  })
  for (let key = 0; key < KEYS; key++) await page.keyboard.press('x')
  const times = (): Promise<number[]> =>
    page.evaluate(() => (window as unknown as { keyTimes: number[] }).keyTimes)
  await expect.poll(async () => (await times()).length).toBe(KEYS)
  return (await times()).sort((a, b) => a - b)
}

/** Bytes of objects that are still used. */
async function heapBytes(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return usedSize
}

describe('a job that prints without end', () => {
  it('neither freezes the window nor fills its memory, and what is skipped is said', async () => {
    const workbench = await (await app.open()).createProject('flood', 'network')
    const editor = await workbench.openFile('network/config.ts')
    writeFileSync(path.join(app.projects, 'flood/network/jobs/jobs.ts'), jobs)
    writeFileSync(path.join(app.projects, 'flood/network/config.ts'), config)
    await expect(editor.code).toContainText('FloodJob')
    await workbench.simulate()
    await workbench.console().showJob('FloodJob 1')
    await workbench.console().expectText(/line \d+/)
    const before = await heapBytes(workbench.page)
    await editor.clickLine('export default')
    const times = await keyToPaint(workbench.page)
    const p95 = times[Math.floor(times.length * 0.95)] ?? 0
    console.log(`key to paint: median ${times[KEYS / 2]?.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms`)
    expect(p95).toBeLessThan(FROZEN_MS)
    await expect
      .poll(async () => workbench.console().roundShown(), { timeout: 60_000, intervals: [500] })
      .toBeGreaterThan(500)
    const grown = (await heapBytes(workbench.page)) - before
    console.log(`window memory after 500,000 lines: ${(grown / 1024 / 1024).toFixed(1)} MB more`)
    expect(grown).toBeLessThan(60 * 1024 * 1024)
    await workbench.stop()
    await expect(workbench.state).toContainText('Finished')
  })
})
