import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect as expectValue, it } from 'vitest'
import * as z from 'zod'
import { Diagnosis } from '../../electron/contract/diagnostics'
import { WizardPage } from '../e2e/pages/wizard-page'
import type { WorkbenchPage } from '../e2e/pages/workbench-page'
import { expect } from '../e2e/support/expect'
import { takeScreenshots } from '../e2e/support/screenshots'
import { ServedApp } from '../e2e/support/served-app'
import { onHosts, PASSWORD } from '../hosts/support/hosts'
import type { TestHost } from '../hosts/support/hosts'
import { freshHosts } from './support/fresh-hosts'

const run = promisify(execFile)
/** Packages are installed meanwhile, on a machine that may be busy. */
const longRun = 570_000

/** Gives a host the hardware address of a Raspberry Pi, and lets it speak to this computer once. */
async function becomePi(host: TestHost, number: number): Promise<void> {
  await host.exec('ip', 'link', 'set', 'eth0', 'address', `b8:27:eb:00:00:0${number}`)
  await host.exec('ping', '-c', '1', '-W', '5', '10.77.0.1')
}

onHosts('The wizard', () => {
  const home = mkdtempSync(path.join(tmpdir(), 'fission-home-'))
  let hosts: TestHost[]
  let app: ServedApp
  let workbench: WorkbenchPage
  let wizard: WizardPage
  const projectFile = (file: string): string => readFileSync(path.join(app.projects, 'lab', file), 'utf8')

  beforeAll(async () => {
    ;[hosts, app] = await Promise.all([freshHosts(3), ServedApp.start({ HOME: home })])
    await run('ip', ['neigh', 'flush', 'dev', 'br0'])
    await Promise.all(hosts.slice(0, 2).map((host, index) => becomePi(host, index + 1)))
    workbench = await (await app.open()).createProject('lab', 'counting')
    wizard = new WizardPage(workbench.page)
  }, longRun)
  afterAll(() => app.close())

  it(
    'finds Raspberry Pis, and shows their keys before a password goes there',
    async () => {
      await workbench.runCommand('Add nodes…')
      await expect(wizard.found(hosts[0]!.address)).toBeChecked()
      await expect(wizard.found(hosts[1]!.address)).toBeChecked()
      await takeScreenshots(wizard.page, 'wizard-find')
      await wizard.button('Next').click()
      await wizard.fillPassword('wrong')
      await expect(wizard.dialog.getByText('SHA256:')).toHaveCount(2)
      await takeScreenshots(wizard.page, 'wizard-sign-in')
      await wizard.button('Check 2 hosts').click()
      await expect(wizard.dialog.getByText('None of the hosts')).toBeVisible()
      await expect(wizard.remarks.filter({ hasText: 'does not let pi in' })).toHaveCount(2)
      await takeScreenshots(wizard.page, 'wizard-check-refused')
    },
    longRun,
  )

  it(
    'keeps what was entered on the way back and over a restart of the window, but no password',
    async () => {
      await wizard.button('Back').click()
      await expect(wizard.password).toHaveValue('wrong')
      await wizard.button('Back').click()
      await wizard.enter(`${hosts[2]!.address}, 10.77.0.99`)
      await expect(wizard.dialog.getByText('4 hosts chosen')).toBeVisible()
      await wizard.button('Next').click()
      await wizard.dialog.getByLabel('User on the hosts').fill('pi')
      await wizard.page.reload()
      await workbench.runCommand('Add nodes…')
      await wizard.expectStep('Sign in')
      await expect(wizard.password).toHaveValue('')
      const kept = readFileSync(path.join(app.folder, 'config/memory/provision.draft.json'), 'utf8')
      expectValue(kept).toContain(hosts[2]!.address)
      expectValue(kept).not.toContain('wrong')
    },
    longRun,
  )

  it(
    'installs on the good ones among bad ones, and makes a config use them',
    async () => {
      await wizard.fillPassword(PASSWORD)
      await wizard.button('Check 4 hosts').click()
      await expect(wizard.dialog.getByText('1 host cannot become a node')).toBeVisible()
      await expect(wizard.remarks).toHaveText(/Node 10\.77\.0\.99 (does not answer|cannot be reached)/)
      await takeScreenshots(wizard.page, 'wizard-check')
      await wizard.button('Options…').click()
      await wizard.dialog.getByLabel(`Name of ${hosts[0]!.address}`).fill('roof')
      await wizard.dialog.getByLabel('Debian packages').fill('python3-numpy')
      await takeScreenshots(wizard.page, 'wizard-options')
      await wizard.button('Install on 3 hosts').click()
      await wizard.expectStep('Install')
      await wizard.button('Show the full log').click()
      await expect(wizard.dialog.getByRole('log')).toContainText('Bring your key')
      await takeScreenshots(wizard.page, 'wizard-install')
      await wizard.expectReady(3)
      await takeScreenshots(wizard.page, 'wizard-done')
      expectValue(projectFile('inventory/hosts.yml')).toContain(
        `roof:\n      ansible_host: ${hosts[0]!.address}`,
      )
      expectValue(projectFile('inventory/group_vars/fissionservers/settings.yml')).toContain(
        'name: python3-numpy',
      )
      await wizard.button('Use in counting').click()
      await expect(wizard.dialog).toBeHidden()
      const config = projectFile('counting/config.ts')
      for (const { address } of hosts) expectValue(config).toContain(`new Node('${address}'`)
    },
    longRun,
  )

  it(
    'has made nodes on which the network runs, without another password',
    async () => {
      const { stdout } = await run(
        process.execPath,
        [path.resolve('dist/fission.cjs'), 'run', 'counting', '--duration', '4', '--json'],
        { cwd: path.join(app.projects, 'lab'), env: { ...process.env, HOME: home } },
      )
      expectValue(stdout).toContain('roof')
      expectValue(projectFile('counting/local/2/results.csv').split('\n').length).toBeGreaterThan(2)
    },
    longRun,
  )

  it(
    'stops an agent from the view of the cluster, and says why a node does not do its work',
    async () => {
      await workbench.showView('Cluster')
      const roof = workbench.page.getByRole('listitem').filter({ hasText: 'roof' })
      await expect(roof).toContainText('agent runs')
      await roof.getByRole('combobox', { name: 'Actions for roof' }).selectOption('stop')
      const question = workbench.page.getByRole('dialog', { name: 'Stopping agents' })
      await question.getByRole('textbox').fill(PASSWORD)
      await question.getByRole('button', { name: 'Go on' }).click()
      const action = workbench.page.getByRole('dialog', { name: 'Stopping agents' })
      await expect(action.getByRole('listitem')).toContainText('done', { timeout: 120_000 })
      await action.getByRole('button', { name: 'Close' }).click()
      await expect(roof).toContainText('no agent runs')
      await takeScreenshots(workbench.page, 'cluster')

      await roof.getByRole('button', { name: 'Why?' }).click()
      const findings = workbench.page.getByRole('dialog', { name: 'Why can’t I reach roof?' })
      await expect(findings.getByRole('listitem').filter({ hasText: 'Agent service' })).toContainText(
        'problem',
      )
      await expect(findings.getByRole('status')).not.toContainText('Looking')
      await takeScreenshots(workbench.page, 'diagnosis')

      const doctor = await run(
        process.execPath,
        [path.resolve('dist/fission.cjs'), 'doctor', '--node', 'pi12', '--json'],
        { cwd: path.join(app.projects, 'lab'), env: { ...process.env, HOME: home } },
      ).catch((error: unknown) => error as { stdout: string })
      const found = z.object({ diagnoses: z.array(Diagnosis) }).parse(JSON.parse(doctor.stdout)).diagnoses
      const stateOf = (id: string): string | undefined => found.find(({ check }) => check === id)?.status
      for (const check of ['port', 'host-key', 'login', 'agent-service', 'agent-version', 'data-port'])
        expectValue([check, stateOf(check)]).toEqual([check, 'good'])
    },
    longRun,
  )
})
