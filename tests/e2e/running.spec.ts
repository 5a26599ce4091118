import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, it } from 'vitest'
import { resourcePath } from '../../electron/paths'
import type { WorkbenchPage } from './pages/workbench-page'
import { lookAt } from './support/screenshots'
import { ServedApp } from './support/served-app'
import { expect } from './support/expect'

let app: ServedApp
beforeAll(async () => void (app = await ServedApp.start()))
afterAll(() => app.close())

/** An example of the product as a project of the user's own, in which `change` may change something first. */
async function openExample(
  name: string,
  change: (folder: string) => void = () => undefined,
): Promise<WorkbenchPage> {
  const folder = path.join(app.folder, name)
  const filter = (file: string): boolean => !['node_modules', 'simulation'].includes(path.basename(file))
  cpSync(resourcePath(`resources/examples/${name}`), folder, { recursive: true, filter })
  change(folder)
  return (await app.open()).openFolder(folder)
}

describe('a simulation with three nodes', () => {
  let workbench: WorkbenchPage
  beforeEach(async () => {
    workbench = await (await app.open()).openTutorial()
    await workbench.selectNetwork('demo_failover')
    await workbench.setNodes(3)
    await workbench.simulate()
    await expect(workbench.state).toContainText('Running')
  })
  afterEach(async () => {
    await workbench.stop()
    await expect(workbench.state).toContainText(/Finished|Failed/)
  })

  it('loses a node by the press of a button, and shows its jobs move', async () => {
    const nodes = await workbench.nodes()
    // The sink runs on the user's own computer, the fourth one.
    await expect(nodes.cards.filter({ hasText: 'alive' })).toHaveCount(4)
    const victim = await nodes.nodeOf('JoinJob')
    await nodes.kill(victim)
    await expect(nodes.card(victim)).toContainText('lost')
    await expect(nodes.card(victim)).toContainText('No jobs')
    await lookAt(workbench.page, 'nodes')
    const timeline = await workbench.timeline()
    await expect(timeline).toContainText(`node ${victim} is lost`)
    await expect(timeline).toContainText(`moved from ${victim}`)
    await timeline.getByRole('button', { name: `node ${victim} is lost` }).click()
    const graph = await workbench.graph()
    await expect(graph.job('JoinJob')).toContainText('unplaced')
    await lookAt(workbench.page, 'timeline')
    await workbench.page.getByRole('button', { name: 'Back to now' }).click()
    await expect(graph.job('JoinJob')).not.toContainText('unplaced')
  })

  it('loses a node whose console is open in a window of its own, which goes on with the job where that has moved', async () => {
    await workbench.showView('Console')
    const console = await workbench.openConsoleWindow('JoinJob')
    await console.expectText('->')
    const nodes = await workbench.nodes()
    const victim = await nodes.nodeOf('JoinJob')
    await expect(console.state).toContainText(victim)
    await nodes.kill(victim)
    await expect(nodes.card(victim)).toContainText('lost')
    await expect(workbench.notices).toContainText(`A node of demo_failover is lost: node ${victim} is lost`)
    await expect(console.state).toContainText('running')
    await expect(console.state).not.toContainText(victim)
    await console.clear()
    await console.expectText('->')
    await console.page.close()
  })

  it('moves a job to the node that is chosen for it', async () => {
    const nodes = await workbench.nodes()
    const from = await nodes.nodeOf('JoinJob')
    const to = await nodes.move('JoinJob', from)
    await expect(nodes.card(to)).toContainText('JoinJob')
    await expect(nodes.card(from)).not.toContainText('JoinJob')
  })

  it('shows the network with its rates, and the code of a job that is clicked', async () => {
    const graph = await workbench.graph()
    await expect(graph.jobs).toHaveCount(6)
    await expect(graph.job('JoinJob')).toContainText(/[1-9].*\/s/)
    await graph.showCode('JoinJob')
    await expect(workbench.page.getByText(/Line \d+, column/)).not.toHaveText('Line 1, column 1')
  })

  it('has a console for a job in a window of its own', async () => {
    await workbench.showView('Console')
    const console = await workbench.openConsoleWindow('JoinJob')
    await console.expectText('->')
    await expect(console.page).toHaveTitle(/JoinJob \d+ · demo_failover/)
    await lookAt(console.page, 'console-window')
    await console.page.close()
  })
})

describe('a node that falls silent', () => {
  it('shows how long it still has, and is taken for alive again when it speaks', async () => {
    const workbench = await openExample('demo', (folder) => {
      const config = path.join(folder, 'demo_failover/config.ts')
      const patient = "lostAfterMs: 600_000,\n  user: 'pi',"
      writeFileSync(config, readFileSync(config, 'utf8').replace("user: 'pi',", patient))
    })
    await workbench.selectNetwork('demo_failover')
    await workbench.setNodes(3)
    await workbench.simulate()
    const nodes = await workbench.nodes()
    await expect(nodes.cards.filter({ hasText: 'alive' })).toHaveCount(4)
    const agent = app.simulatedAgent()
    process.kill(agent, 'SIGSTOP')
    try {
      await expect(nodes.cards.filter({ hasText: 'silent' })).toHaveCount(1)
      await expect(nodes.cards.filter({ hasText: 'silent' })).toContainText(/given up in 5\d\d\.\d s/)
      await lookAt(workbench.page, 'node-silent')
    } finally {
      process.kill(agent, 'SIGCONT')
    }
    await expect(nodes.cards.filter({ hasText: 'alive' })).toHaveCount(4)
    await workbench.stop()
    await expect(workbench.state).toContainText('Finished')
  })
})

describe('an interactive job', () => {
  it('takes the lines that are typed for it', async () => {
    const workbench = await openExample('interactive')
    await workbench.simulate()
    await expect(workbench.state).toContainText('Running')
    const console = workbench.console()
    await console.showJob('NumberJob 1')
    await console.type('2')
    await console.showJob('NumberJob 2')
    await console.type('40')
    await console.showJob('All jobs')
    await console.expectText('42')
    await workbench.stop()
    await expect(workbench.state).toContainText('Finished')
  })
})
