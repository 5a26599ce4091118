import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { resourcePath } from '../../electron/paths'
import { bootHosts, onHosts } from '../hosts/support/hosts'

const facts = { address: '10.0.0.1', groups: ['audio', 'gpio'], home: '/home/pi', python: '3.11', agents: [] }
const role = (name: string): string => resourcePath(`ansible/roles/${name}`)

/** What templates become with these settings; Ansible itself writes them, on this computer. */
async function written(
  templates: Record<string, string>,
  settings: Record<string, unknown>,
  processor = 'arm64',
): Promise<Record<string, string>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'fission-templates-'))
  const tasks = Object.entries(templates).map(([name, src]) => {
    const dest = path.join(folder, name)
    return src.includes('{{')
      ? { 'ansible.builtin.copy': { content: src, dest } }
      : { 'ansible.builtin.template': { src, dest } }
  })
  const play = {
    hosts: 'localhost',
    connection: 'local',
    gather_facts: false,
    vars_files: [
      ...['agent/defaults', 'agent/vars', 'base/defaults', 'batman/defaults'].map((name) => {
        const [of = '', what = ''] = name.split('/')
        return path.join(role(of), what, 'main.yml')
      }),
    ],
    tasks: [
      { 'ansible.builtin.set_fact': { fission: { ...facts, processor }, cacheable: true } },
      ...tasks.map((task) => ({ ...task, vars: { ansible_user: 'pi', ...settings } })),
    ],
  }
  const playbook = path.join(folder, 'play.yml')
  writeFileSync(playbook, JSON.stringify([play]))
  await promisify(execFile)('ansible-playbook', ['-i', 'localhost,', playbook], {
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  })
  const names = Object.keys(templates)
  return Object.fromEntries(names.map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]))
}

const agentUnit = path.join(role('agent'), 'templates/fission-agent.service.j2')
const qualitiesUnit = path.join(role('batman'), 'templates/fission-mesh.service.j2')
const meshUnit = path.join(role('batman'), 'templates/fission-batman.service.j2')

onHosts('What the playbook writes', () => {
  it('gives agents no rights, with a mesh or without', async () => {
    const mesh = { batman_enabled: true, batman_address: '10.10.0.2/24' }
    const on = await written({ agent: agentUnit, mesh: meshUnit }, mesh)
    expect(on.agent).toMatch(/^CapabilityBoundingSet=$/m)
    expect(on.mesh).toContain('ip address replace 10.10.0.2/24 dev bat0')
    expect(on.mesh).toContain('iw dev wlan1 ibss join fission-mesh 2437')
    expect(on.mesh).toContain('Before=fission-agent.service')

    const off = await written({ agent: agentUnit }, { agent_groups: ['gpio', 'no_such_group'] })
    expect(off.agent).toMatch(/^CapabilityBoundingSet=$/m)
    expect(off.agent).not.toContain('CAP_NET_ADMIN')
    expect(off.agent).toMatch(/^User=pi$/m)
    expect(off.agent?.match(/^SupplementaryGroups=.*$/gm)).toEqual(['SupplementaryGroups=gpio'])
    // Pins are files of /sys.
    expect(off.agent).not.toContain('ProtectKernelTunables')
  })

  it('has root write down the qualities of the mesh, where the user of the agent reads them', async () => {
    const [host] = await bootHosts(1)
    const put = (file: string, text: string): Promise<string> =>
      host!.exec('bash', '-c', 'printf %s "$1" >"$0"; chmod 755 "$0"', file, text)
    const { unit } = await written({ unit: qualitiesUnit }, {})
    // Test hosts have no batman-adv. Like the real one, this batctl answers root alone.
    await put('/usr/local/sbin/batctl', '#!/bin/sh\n[ "$(id -u)" = 0 ] && echo "asked: batctl $*"\n')
    await put('/etc/systemd/system/fission-mesh.service', unit!)
    const mesh = '[Service]\nType=oneshot\nRemainAfterExit=yes\nExecStart=/bin/true\n'
    await put('/etc/systemd/system/fission-batman.service', mesh)
    await host!.exec('bash', '-c', 'systemctl daemon-reload; systemctl enable fission-mesh')
    await host!.exec('systemctl', 'start', 'fission-batman')
    const table = (): Promise<string> =>
      host!.exec('runuser', '-u', 'pi', '--', 'cat', '/run/fission-mesh/originators')
    await expect.poll(() => table().catch(String)).toBe('asked: batctl o -n')
    await host!.exec('systemctl', 'stop', 'fission-batman')
    await expect(table()).rejects.toThrow('No such file')
  })

  it.each([
    ['arm64', '/n/node-v22.1.0-linux-arm64.tar.gz'],
    ['armhf', '/n/node-v20.1.0-linux-armv7l.tar.gz'],
    ['amd64', '/n/node-v22.1.0-linux-x64.tar.gz'],
    ['riscv64', ''],
  ])('brings to a %s processor the Node.js that is made for it: %s', async (processor, archive) => {
    const agent_node_archives = ['linux-arm64', 'linux-x64']
      .map((platform) => `/n/node-v22.1.0-${platform}.tar.gz`)
      .concat('/n/node-v20.1.0-linux-armv7l.tar.gz')
    const { chosen } = await written(
      { chosen: '{{ agent_node_archive }}' },
      { agent_node_archives },
      processor,
    )
    expect(chosen).toBe(archive)
  })
})
