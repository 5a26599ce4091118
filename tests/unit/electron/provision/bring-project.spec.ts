import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Client } from 'ssh2'
import { expect, it } from 'vitest'
import { bringProject } from '../../../../electron/provision/on-node/bring-project'
import { SshConnection } from '../../../../electron/ssh/ssh-connection'
import { resolveTarget } from '../../../../electron/ssh/ssh-target'

const folder = mkdtempSync(path.join(tmpdir(), 'fission-bring-'))
const inventory = path.join(folder, 'hosts.yml')
const request = {
  action: 'install' as const,
  inventory,
  nodes: [{ name: 'pi1', address: '10.0.0.1', user: null, dataAddress: null }],
  check: false,
  variables: {},
  keyFile: null,
  secrets: {},
}

/** Nothing is sent over it. */
const unused = new SshConnection(
  resolveTarget({ name: 'pi1', address: '10.0.0.1', user: 'pi' }),
  new Client(),
)

it.each([
  [{ agent_debs: '/home/me/debs' }, '', 'agent_debs'],
  [{}, 'agent_wheels: wheels\n', 'agent_wheels'],
  [{}, "agent_debs: ''\nagent_node_archives:\n  - node-v22.1.0-linux-arm64.tar.gz\n", 'agent_node_archives'],
])('refuses to run on a node what needs files of this computer: %j %j', async (variables, settings, name) => {
  mkdirSync(path.join(folder, 'group_vars/fissionservers'), { recursive: true })
  writeFileSync(path.join(folder, 'group_vars/fissionservers/settings.yml'), settings)
  await expect(bringProject(unused, { ...request, variables }, folder)).rejects.toMatchObject({
    code: 'unsupported',
    message: `The setting ${name} names files of this computer, and the playbook would run on a node`,
  })
})
