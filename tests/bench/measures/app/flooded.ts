import path from 'node:path'
import { expect } from '../../../e2e/support/expect'
import { writeFlood } from '../../../e2e/support/large-projects'
import { heapBytes, keyToPaint } from '../../../e2e/support/responsiveness'
import type { Measure } from '../../measure'
import { withApp } from './with-app'

/** Keys while the window's code and the TypeScript service are compiled, and after that. */
const FIRST_KEYS = 50
const KEYS = 100
const MEGABYTE = 1024 * 1024
/** Lines of one round of the job that floods. */
const LINES = 1000

/** What a job that prints without end does to the window in which its console is open. */
export const flooded: Measure = {
  name: 'app-flood',
  what: 'window while a job prints about 100,000 lines/s: key to paint in the editor, 95 of 100 (just opened); memory',
  before: '',
  needsBrowser: true,
  goals: [
    { figure: 'p95Ms', atMost: 50 },
    { figure: 'grownMB', atMost: 100 },
  ],
  goalText: '50 ms, +100 MB',
  combine: 'median',
  run: ({ floodRounds }) =>
    withApp(async (app) => {
      const workbench = await (await app.open()).createProject('flood', 'network')
      const editor = await workbench.openFile('network/config.ts')
      writeFlood(path.join(app.projects, 'flood/network'))
      await expect(editor.code).toContainText('FloodJob')
      await workbench.simulate()
      const console = workbench.console()
      await console.showJob('FloodJob 1')
      await console.expectText(/line \d+/)
      const before = await heapBytes(workbench.page)
      const startMs = performance.now()
      const firstRound = await console.roundShown()
      await editor.clickLine('export default')
      const firstMs = p95(await keyToPaint(workbench.page, FIRST_KEYS))
      const p95Ms = p95(await keyToPaint(workbench.page, KEYS))
      const waiting = { timeout: 30 * 60_000, intervals: [1000] }
      await expect.poll(() => console.roundShown(), waiting).toBeGreaterThan(firstRound + floodRounds)
      const lines = ((await console.roundShown()) - firstRound) * LINES
      const seconds = (performance.now() - startMs) / 1000
      const grownMB = ((await heapBytes(workbench.page)) - before) / MEGABYTE
      await workbench.stop()
      return { p95Ms, firstMs, grownMB, lines, linesPerSecond: lines / seconds }
    }),
  show: ({ p95Ms, firstMs, grownMB, lines, linesPerSecond }) =>
    `${p95Ms!.toFixed(0)} ms (${firstMs!.toFixed(0)} ms), +${grownMB!.toFixed(0)} MB after ${(lines! / 1e6).toFixed(1)} million lines (${Math.round(linesPerSecond! / 1000)},000/s)`,
}

/** Of times in order. */
function p95(times: number[]): number {
  return times[Math.floor(times.length * 0.95)]!
}
