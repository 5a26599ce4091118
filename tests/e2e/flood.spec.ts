import path from 'node:path'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { expect } from './support/expect'
import { writeFlood } from './support/large-projects'
import { heapBytes, keyToPaint } from './support/responsiveness'
import { ServedApp } from './support/served-app'

/** Far more than any pause of a window that is used, on a machine that has other work. */
const FROZEN_MS = 1500
const KEYS = 40

let app: ServedApp
beforeAll(async () => void (app = await ServedApp.start()))
afterAll(() => app.close())

describe('a job that prints without end', () => {
  it('neither freezes the window nor fills its memory, and what is skipped is said', async () => {
    const workbench = await (await app.open()).createProject('flood', 'network')
    const editor = await workbench.openFile('network/config.ts')
    writeFlood(path.join(app.projects, 'flood/network'))
    await expect(editor.code).toContainText('FloodJob')
    await workbench.simulate()
    await workbench.console().showJob('FloodJob 1')
    await workbench.console().expectText(/line \d+/)
    const before = await heapBytes(workbench.page)
    await editor.clickLine('export default')
    const times = await keyToPaint(workbench.page, KEYS)
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
