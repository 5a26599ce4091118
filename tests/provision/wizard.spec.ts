import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect as expectValue, it } from 'vitest'
import * as z from 'zod'
import { Diagnosis } from '../../electron/contract/diagnostics'
import { ClusterPage } from '../e2e/pages/cluster-page'
import { WizardPage } from '../e2e/pages/wizard-page'
import type { WorkbenchPage } from '../e2e/pages/workbench-page'
import { expect } from '../e2e/support/expect'
import { lookAt } from '../e2e/support/screenshots'
import { ServedApp } from '../e2e/support/served-app'
import { onHosts, PASSWORD } from '../hosts/support/hosts'
import type { TestHost } from '../hosts/support/hosts'
import { countClicks } from './support/count-clicks'
import { freshHosts } from './support/fresh-hosts'
import { processTexts } from './support/process-texts'

const run = promisify(execFile)
/** Packages are installed meanwhile, on a machine that may be busy. */
const longRun = 570_000
const patience = { timeout: 120_000 }
const nobody = '10.77.0.99'

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
  let cluster: ClusterPage
  const projectFile = (file: string): string => readFileSync(path.join(app.projects, 'lab', file), 'utf8')
  const rows = (): number => {
    const file = path.join(app.projects, 'lab/counting/local/2/results.csv')
    return existsSync(file) ? readFileSync(file, 'utf8').split('\n').length : 0
  }
  const moreRows = async (count: number): Promise<void> => {
    const before = rows()
    await expectValue.poll(rows, { ...patience, interval: 100 }).toBeGreaterThanOrEqual(before + count)
  }
  /** As after a crash of the app, or of the computer. */
  async function restartApp(): Promise<void> {
    await app.restart('SIGKILL')
    // Left first: to a browser, another token alone is the same page.
    await wizard.page.goto('about:blank')
    await wizard.page.goto(app.url)
    await workbench.expectShown()
  }

  beforeAll(async () => {
    ;[hosts, app] = await Promise.all([freshHosts(3), ServedApp.start({ HOME: home })])
    await run('ip', ['neigh', 'flush', 'dev', 'br0'])
    await Promise.all(hosts.slice(0, 2).map((host, index) => becomePi(host, index + 1)))
    workbench = await (await app.open()).createProject('lab', 'counting')
    wizard = new WizardPage(workbench.page)
    cluster = new ClusterPage(workbench.page)
  }, longRun)
  afterAll(() => app.close())

  it(
    'leads by five clicks and one password from Add nodes to a network that runs on Raspberry Pis',
    async () => {
      await workbench.showView('Nodes')
      const clicks = await countClicks(wizard.page)
      await wizard.page.getByRole('button', { name: 'Add nodes…' }).click()
      for (const { address } of hosts.slice(0, 2)) await expect(wizard.found(address)).toBeChecked()
      await lookAt(wizard.page, 'wizard-find')
      await wizard.button('Next').click()
      await expect(wizard.dialog.getByText('SHA256:')).toHaveCount(2)
      await wizard.fillPassword(PASSWORD)
      await lookAt(wizard.page, 'wizard-sign-in')
      await wizard.button('Check 2 hosts').click()
      await expect(wizard.dialog.getByText('All hosts can become nodes.')).toBeVisible()
      await wizard.button('Install on 2 hosts').click()
      await wizard.expectReady(2)
      await lookAt(wizard.page, 'wizard-done')
      await wizard.button('Use in counting and run it').click()
      await expect(wizard.dialog).toBeHidden()
      await moreRows(2)
      expectValue(await clicks.count()).toBe(5)
      const nodes = await workbench.nodes()
      for (const name of ['pi11', 'pi12']) await expect(nodes.card(name)).toContainText('alive', patience)
    },
    longRun,
  )

  it(
    'has made nodes whose agents start again with them, and whose jobs survive a power cut',
    async () => {
      const nodes = await workbench.nodes()
      const carrier = await nodes.nodeOf('SourceJob')
      const host = hosts.find(({ address }) => address === `10.77.0.${carrier.slice(2)}`)!
      await host.kill()
      await expect(nodes.card(carrier)).toContainText('lost', patience)
      await expect(nodes.card(carrier).getByRole('button', { name: 'Why can’t I reach it?' })).toBeVisible()
      await moreRows(2)
      await host.start()
      await expect(nodes.card(carrier)).toContainText('alive', patience)
      await workbench.stop()
      await expect(workbench.state).toContainText('Finished')
    },
    longRun,
  )

  it(
    'takes ranges and files of hosts, knows the nodes that there are, and tells in words whom it cannot use',
    async () => {
      await workbench.runCommand('Add nodes…')
      await wizard.enter('10.77.0.8/29')
      const question = wizard.page.getByRole('dialog', { name: 'Search this range?' })
      await expect(question).toContainText('Each of the 6 addresses of 10.77.0.8/29')
      await question.getByRole('button', { name: 'Search' }).click()
      await expect(wizard.found(hosts[2]!.address)).not.toBeChecked()
      await expect(wizard.found(hosts[0]!.address)).not.toBeChecked()
      await expect(wizard.dialog.getByText('It is in your inventory.')).toHaveCount(2)
      await wizard.chooseFile('hosts.ini', `[fissionservers]\nattic ansible_host=${nobody}\n`)
      await expect(wizard.dialog.getByText('INI are only read')).toBeVisible()
      await wizard.chooseFile('hosts.csv', `roof,${hosts[2]!.address},outdoor\n`)
      await expect(wizard.dialog.getByText('2 hosts chosen')).toBeVisible()
      await expect(wizard.found(hosts[2]!.address)).toBeChecked()
      await wizard.button('Next').click()
      await wizard.fillPassword('wrong')
      await wizard.button('Check 2 hosts').click()
      await expect(wizard.dialog.getByText('None of the hosts')).toBeVisible(patience)
      await expect(wizard.remarks.filter({ hasText: 'does not let pi in' })).toHaveCount(1)
      await expect(wizard.remarks.filter({ hasText: /does not answer|cannot be reached/ })).toHaveCount(1)
      await lookAt(wizard.page, 'wizard-check-refused')
      await wizard.button('Back').click()
      await expect(wizard.password).toHaveValue('wrong')
    },
    longRun,
  )

  it(
    'is cancelled half way, notes nothing, and goes on after the app has crashed',
    async () => {
      await wizard.fillPassword(PASSWORD)
      await wizard.button('Check 2 hosts').click()
      await expect(wizard.dialog.getByText('1 host cannot become a node')).toBeVisible(patience)
      await lookAt(wizard.page, 'wizard-check')
      await wizard.button('Options…').click()
      await wizard.dialog.getByLabel('Debian packages').fill('python3-numpy')
      await wizard.dialog.getByLabel('Turn logging in by password off').check()
      await lookAt(wizard.page, 'wizard-options')
      await wizard.button('Install on 1 host').click()
      await wizard.button('Show the full log').click()
      await expect(wizard.dialog.getByRole('log')).toContainText('agent : ', patience)
      await lookAt(wizard.page, 'wizard-install')
      await wizard.button('Cancel').click()
      await wizard.expectOutcome('roof', 'cancelled')
      await expect(wizard.progress('roof')).toContainText('it goes on where it was')
      expectValue(projectFile('inventory/hosts.yml')).not.toContain('roof')

      await wizard.button('Retry 1 that failed').click()
      await expect(wizard.progress('roof')).toContainText('working', patience)
      await restartApp()
      await expectValue
        .poll(
          () => processTexts().filter((text) => text.includes('ansible-playbook') && text.includes(home)),
          patience,
        )
        .toEqual([])
      await workbench.runCommand('Add nodes…')
      await wizard.expectStep('Install')
      await wizard.expectOutcome('roof', 'cancelled')
      await wizard.button('Retry 1 that failed').click()
      // No password is kept anywhere.
      await wizard.expectStep('Sign in')
      await expect(wizard.password).toHaveValue('')
      const kept = readFileSync(path.join(app.folder, 'config/memory/provision.draft.json'), 'utf8')
      expectValue(kept).toContain(hosts[2]!.address)
      expectValue(kept).not.toContain(PASSWORD)
      expectValue(projectFile('inventory/hosts.yml')).not.toContain('roof')
    },
    longRun,
  )

  it(
    'tells why a host failed, tries it again, and makes a config use it',
    async () => {
      await wizard.fillPassword(PASSWORD)
      await wizard.button('Check 2 hosts').click()
      await expect(wizard.dialog.getByText('1 host cannot become a node')).toBeVisible(patience)
      await hosts[2]!.exec('mount', '-t', 'tmpfs', '-o', 'size=60m', 'tmpfs', '/opt')
      await wizard.button('Install on 1 host').click()
      await wizard.expectOutcome('roof', 'failed')
      await expect(wizard.progress('roof')).toContainText('Its disk is full')
      await lookAt(wizard.page, 'wizard-failed')
      await hosts[2]!.exec('umount', '/opt')
      await wizard.button('Retry 1 that failed').click()
      await wizard.expectReady(1)
      const entry = `roof:\n      ansible_host: ${hosts[2]!.address}`
      expectValue(projectFile('inventory/hosts.yml')).toContain(entry)
      const settings = projectFile('inventory/group_vars/fissionservers/settings.yml')
      expectValue(settings).toContain('name: python3-numpy')
      expectValue(await hosts[2]!.exec('sshd', '-T')).toContain('passwordauthentication no')

      await wizard.button('Use in counting').click()
      await expect(wizard.dialog).toBeHidden()
      const config = projectFile('counting/config.ts')
      for (const { address } of hosts) expectValue(config).toContain(`new Node('${address}', { name: '`)
      expectValue(config).toContain(`name: 'roof', groups: ['outdoor'] }`)
    },
    longRun,
  )

  it(
    'stops, updates and removes agents from the view of the cluster, and says why a node does not do its work',
    async () => {
      await workbench.showView('Cluster')
      await expect(cluster.node('roof')).toContainText('agent runs', patience)
      await cluster.act('roof', 'stop', 'Stopping agents', PASSWORD)
      await expect(cluster.node('roof')).toContainText('no agent runs', patience)
      await lookAt(workbench.page, 'cluster')

      await cluster.node('roof').getByRole('button', { name: 'Why?' }).click()
      const findings = workbench.page.getByRole('dialog', { name: 'Why can’t I reach roof?' })
      const service = findings.getByRole('listitem').filter({ hasText: 'Agent service' })
      await expect(service).toContainText('problem', patience)
      await expect(findings.getByRole('status')).not.toContainText('Looking', patience)
      await lookAt(workbench.page, 'diagnosis')
      await findings.getByRole('button', { name: 'Close' }).click()

      await cluster.act('roof', 'renew', 'Updating agents', PASSWORD)
      await expect(cluster.node('roof')).toContainText('agent runs', patience)

      const doctor = await run(
        process.execPath,
        [path.resolve('dist/fission.cjs'), 'doctor', '--node', 'pi12', '--json'],
        { cwd: path.join(app.projects, 'lab'), env: { ...process.env, HOME: home } },
      ).catch((error: unknown) => error as { stdout: string })
      const found = z.object({ diagnoses: z.array(Diagnosis) }).parse(JSON.parse(doctor.stdout)).diagnoses
      const stateOf = (id: string): string | undefined => found.find(({ check }) => check === id)?.status
      for (const check of ['port', 'host-key', 'login', 'agent-service', 'agent-version', 'data-port'])
        expectValue([check, stateOf(check)]).toEqual([check, 'good'])

      await cluster.choose('roof', 'remove')
      const question = workbench.page.getByRole('dialog', { name: 'Remove the agent of roof?' })
      await question.getByRole('button', { name: 'Remove the agent' }).click()
      await cluster.confirm('Removing agents', PASSWORD)
      await expect(cluster.node('roof')).toContainText('no agent runs', patience)
      expectValue(await hosts[2]!.exec('bash', '-c', 'ls /opt')).toBe('')
    },
    longRun,
  )
})
