import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, it } from 'vitest'
import { WelcomePage } from '../e2e/pages/welcome-page'
import { WorkbenchPage } from '../e2e/pages/workbench-page'
import { expect } from '../e2e/support/expect'
import { packedFission, packedResources, startPacked } from './packed-app'

let folder: string
beforeEach(() => void (folder = mkdtempSync(path.join(tmpdir(), "fission packed's "))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** The programs of processes that were started from the packed folder. */
function packedPrograms(): string[] {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return processes.flatMap((name) => {
    const file = `/proc/${name}/cmdline`
    const [program = ''] = existsSync(file) ? readFileSync(file, 'utf8').split('\0') : []
    return program.startsWith(packedResources()) ? [path.relative(packedResources(), program)] : []
  })
}

describe('the packed app', () => {
  it('runs the tutorial with its own files, in the Node that it brings', async () => {
    const app = await startPacked(folder)
    try {
      const welcome = new WelcomePage(await app.page())
      await welcome.expectShown()
      const workbench = await welcome.openTutorial()
      await workbench.simulate()
      await workbench.console().expectText(/JoinJob 4 4 -> 1/)
      if (process.platform === 'linux') expect(packedPrograms()).toContain('fission/runtime/node')
      await workbench.stop()
      await expect(workbench.state).toContainText('Finished')
    } finally {
      await app.close()
    }
  })

  it('opens the folder that it is started with, and lets its pages load only what is theirs', async () => {
    const project = path.join(folder, 'my project')
    cpSync(path.join(packedResources(), 'fission/resources/examples/demo'), project, { recursive: true })
    const app = await startPacked(folder, project)
    try {
      const page = await app.page()
      await new WorkbenchPage(page).expectShown()
      await expect(page.getByRole('heading', { name: 'my project' })).toBeVisible()
      const policy = await page.evaluate(async () =>
        (await fetch('/')).headers.get('content-security-policy'),
      )
      expect(policy).toMatch(/^default-src 'none'; script-src 'self';/)
      expect(page.url()).not.toContain('open=')
    } finally {
      await app.close()
    }
  })
})

describe('the packed command', () => {
  it('makes a network, checks it and simulates it, without a Node on the PATH', async () => {
    await packedFission(folder, 'startproject', 'project')
    const project = path.join(folder, 'project')
    await packedFission(project, 'startnetwork', 'network')
    expect(await packedFission(project, 'validate', 'network', '--json')).not.toContain('"error"')
    expect(await packedFission(project, 'simulate', 'network', '--duration', '3')).toContain('->')
    expect(existsSync(path.join(project, 'node_modules/@types/node/package.json'))).toBe(true)
  })

  it('simulates Python with the package that it brings', async () => {
    const project = path.join(folder, 'demo')
    cpSync(path.join(packedResources(), 'fission/resources/examples/demo-python'), project, {
      recursive: true,
    })
    const [network = ''] = readdirSync(project).filter((name) =>
      existsSync(path.join(project, name, 'config.py')),
    )
    const output = await packedFission(project, 'simulate', network, '--duration', '3')
    expect(output).toContain('->')
  })

  it('serves the window in the browser, and finds the playbooks', async () => {
    expect(await packedFission(folder, 'serve', '--help')).toContain('--port')
    expect(existsSync(path.join(packedResources(), 'fission/ansible/site.yml'))).toBe(true)
  })
})
