import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeAll, beforeEach, it } from 'vitest'
import { resourcePath } from '../../electron/paths'
import { bootHosts, onHosts, PASSWORD } from '../hosts/support/hosts'
import type { TestHost } from '../hosts/support/hosts'
import { makeHome } from '../hosts/support/ssh-home'
import { copyProject, removeFolder } from '../integration/simulate/fission-process'
import { Logins } from './pages/logins'
import type { WorkbenchPage } from './pages/workbench-page'
import { expect } from './support/expect'
import { lookAt } from './support/screenshots'
import { ServedApp } from './support/served-app'

const run = promisify(execFile)

/** As another terminal of the same user would ask. */
async function fission(app: ServedApp, ...args: string[]): Promise<string> {
  const env = { ...process.env, FISSION_STATE_DIR: path.join(app.folder, 'state') }
  const { stdout } = await run(process.execPath, [resourcePath('dist/fission.cjs'), ...args], { env })
  return stdout
}

/** The public key of some other host, as `known_hosts` has it. */
function otherKey(): string {
  const field = (bytes: Buffer): Buffer => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(bytes.length)
    return Buffer.concat([length, bytes])
  }
  return Buffer.concat([field(Buffer.from('ssh-ed25519')), field(Buffer.alloc(32, 7))]).toString('base64')
}

onHosts('A network on nodes', () => {
  let hosts: TestHost[]
  let project: string
  let home: string
  let app: ServedApp
  let workbench: WorkbenchPage

  beforeAll(async () => {
    hosts = await bootHosts(3)
  })
  beforeEach(() => {
    project = copyProject('hosts')
    home = mkdtempSync(path.join(tmpdir(), 'fission-home-'))
    mkdirSync(path.join(home, '.ssh'), { mode: 0o700 })
  })
  afterEach(async () => {
    await app.close()
    removeFolder(project)
    rmSync(home, { recursive: true, force: true })
  })

  async function open(): Promise<void> {
    app = await ServedApp.start({ HOME: home })
    workbench = await (await app.open()).openFolder(project)
    await workbench.selectNetwork('chain')
  }

  /** With a key that the hosts take, and their own keys not known yet. */
  async function openWithKey(): Promise<void> {
    const made = await makeHome()
    rmSync(home, { recursive: true, force: true })
    home = made.home
    await open()
  }

  it('asks for new hosts and for the password, once for all, and shows how far each node is', async () => {
    await open()
    const logins = new Logins(workbench.page)
    await workbench.runOnNodes()
    await expect(workbench.arrivals).toContainText('Connecting to the nodes of chain')
    await expect(logins.trust).toBeVisible()
    await lookAt(workbench.page, 'trust-host')
    await logins.trustHosts(3)
    await logins.givePassword('wrong')
    await expect(logins.password).toContainText('refused it')
    await lookAt(workbench.page, 'password')
    await logins.givePassword(PASSWORD)
    await expect(workbench.state).toContainText('Running')
    const nodes = await workbench.nodes()
    await expect(nodes.cards.filter({ hasText: 'alive' })).toHaveCount(4)
    await lookAt(workbench.page, 'nodes-of-a-run')
    await workbench.showView('Console')
    await workbench.console().expectText('at 1')
    await workbench.stop()
    await expect(workbench.state).toContainText('Finished')
  })

  it('answers other terminals, is left to its nodes, and is taken up and stopped by the window', async () => {
    await openWithKey()
    await workbench.runOnNodes()
    await new Logins(workbench.page).trustHosts(3)
    await expect(workbench.state).toContainText('Running')
    expect(await fission(app, 'nodes')).toMatch(/Forwards 2\s+running\s+pi2/)
    await workbench.leave()
    await expect(workbench.state).toContainText('Left running')
    await expect(workbench.leftRun).toContainText('chain is still running on')
    await lookAt(workbench.page, 'left-run')
    await workbench.leftRun.getByRole('button', { name: 'Take up' }).click()
    await expect(workbench.state).toContainText('Running')
    await workbench.showView('Console')
    await workbench.console().expectText('at ')
    await workbench.stop()
    await expect(workbench.state).toContainText(/Finished|Failed/)
    await workbench.page.reload()
    await expect(workbench.leftRun).toHaveCount(0)
  })

  it('opens a shell on a node, and reboots it only after a question, if its user may', async () => {
    await openWithKey()
    await workbench.runOnNodes()
    await new Logins(workbench.page).trustHosts(3)
    await expect(workbench.state).toContainText('Running')
    const nodes = await workbench.nodes()
    const shell = await nodes.shell('pi2')
    await expect(shell).toContainText('pi@pi2')
    await shell.page().keyboard.type('echo at $(hostname)\n')
    await expect(shell).toContainText('at pi2')
    await lookAt(shell.page(), 'shell')
    await shell.page().keyboard.type('exit\n')
    await expect(shell.page().getByRole('status')).toContainText('The shell has ended')
    await shell.page().getByRole('button', { name: 'Open another one' }).click()
    await expect(shell.page().getByRole('status')).toHaveCount(0)
    await shell.page().close()

    await nodes.card('pi2').getByRole('button', { name: 'Reboot this node' }).click()
    const question = workbench.page.getByRole('dialog', { name: 'Reboot pi2?' })
    await lookAt(workbench.page, 'reboot-node')
    await question.getByRole('button', { name: 'Leave it on' }).click()
    await expect(question).toHaveCount(0)
    await nodes.card('pi2').getByRole('button', { name: 'Reboot this node' }).click()
    await question.getByRole('button', { name: 'Reboot', exact: true }).click()
    await expect(workbench.notices).toContainText('pi may not do that without a password')
    await expect(nodes.card('pi2')).toContainText('alive')
    await workbench.stop()
    await expect(workbench.state).toContainText('Finished')
  })

  it('refuses a host whose key has changed, says how to mend it, and runs on the others', async () => {
    await openWithKey()
    const [pi1] = hosts
    writeFileSync(path.join(home, '.ssh/known_hosts'), `${pi1!.address} ssh-ed25519 ${otherKey()}\n`)
    await workbench.runOnNodes()
    await new Logins(workbench.page).trustHosts(2)
    await expect(workbench.state).toContainText('Running')
    const timeline = await workbench.timeline()
    await expect(timeline).toContainText('The host key of node pi1')
    await expect(timeline).toContainText(`ssh-keygen -R ${pi1!.address}`)
    const nodes = await workbench.nodes()
    await expect(nodes.card('pi1')).toContainText('host key')
    await workbench.stop()
    await expect(workbench.state).toContainText('Finished')
  })

  it('is cancelled while its nodes are connected to', async () => {
    await open()
    await workbench.runOnNodes()
    const { trust } = new Logins(workbench.page)
    await expect(trust).toBeVisible()
    await workbench.page.keyboard.press('Shift+F5')
    await expect(workbench.state).toContainText('Cancelled')
    await expect(trust).toHaveCount(0)
  })
})
