import path from 'node:path'
import { expect } from '../../../e2e/support/expect'
import { writeHugeNetwork } from '../../../e2e/support/large-projects'
import { framesPerSecond } from '../../../e2e/support/responsiveness'
import type { Measure } from '../../measure'
import { withApp } from './with-app'

/** A network that is larger than any screen. */
export const panning: Measure = {
  name: 'app-graph',
  what: 'graph of 200 jobs and 400 pipes, in a window that was at rest: first layout; frames while it is dragged (for the first time)',
  before: '',
  needsBrowser: true,
  goals: [
    { figure: 'layoutMs', atMost: 1500 },
    { figure: 'frames', atLeast: 30 },
  ],
  goalText: '1.5 s, 30/s',
  combine: 'median',
  run: () =>
    withApp(async (app) => {
      const workbench = await (await app.open({ size: 'large' })).createProject('large', 'small')
      await (await workbench.graph()).untilReady()
      writeHugeNetwork(path.join(app.projects, 'large/huge'))
      await expect(workbench.page.getByLabel('Network', { exact: true }).locator('option')).toHaveCount(2)
      await workbench.selectNetwork('huge')
      const graph = await workbench.graph()
      await expect(graph.jobs.filter({ hasText: 'Step' }).first()).toBeVisible()
      const layoutMs = await graph.layoutMs()
      const first = await framesPerSecond(workbench.page, () => graph.pan('down'))
      const frames = await framesPerSecond(workbench.page, () => graph.pan('up'))
      return { layoutMs, first, frames }
    }),
  show: ({ layoutMs, first, frames }) =>
    `${(layoutMs! / 1000).toFixed(2)} s, ${frames!.toFixed(0)}/s (${first!.toFixed(0)}/s)`,
}
