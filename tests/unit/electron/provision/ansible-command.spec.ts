import { expect, it } from 'vitest'
import { ansibleCommand } from '../../../../electron/provision/ansible-command'
import { isAtLeast } from '../../../../electron/provision/ansible-program'
import { parsePlaybookEvent } from '../../../../electron/provision/playbook-events'
import { wslPath } from '../../../../electron/provision/wsl-path'

const run = {
  action: 'renew' as const,
  inventories: ['/a/hosts.yml', '/b/hosts.yml'],
  hosts: ['pi1', 'pi2'],
  check: true,
  variables: { agent_port: 4000 },
  keyFile: '/k',
}

it('starts the playbook with arguments of which no shell makes anything else', () => {
  const { program, args, environment } = ansibleCommand('system', '/app/ansible', run, {
    PATH: '/bin',
    ANSIBLE_STDOUT_CALLBACK: 'mine',
    ANSIBLE_BECOME_PASS: 'x',
  })
  expect([program, ...args]).toEqual([
    ...[
      'ansible-playbook',
      '/app/ansible/site.yml',
      '--inventory',
      '/a/hosts.yml',
      '--inventory',
      '/b/hosts.yml',
    ],
    ...['--limit', 'pi1,pi2', '--tags', 'renew', '--check', '--private-key', '/k'],
    ...['--extra-vars', '{"agent_port":4000}'],
  ])
  expect(environment).toMatchObject({
    PATH: '/bin',
    ANSIBLE_CONFIG: '/app/ansible/ansible.cfg',
    ANSIBLE_STDOUT_CALLBACK: 'fission_events',
    FISSION_SECRETS: 'stdin',
  })
  expect(environment).not.toHaveProperty('ANSIBLE_BECOME_PASS')
})

it('runs all of the playbook for an installation', () => {
  const { args } = ansibleCommand('system', '/app/ansible', { ...run, action: 'install' }, {})
  expect(args).not.toContain('--tags')
})

it('carries the settings into WSL, which takes no environment over', () => {
  const { program, args } = ansibleCommand('wsl', '/mnt/c/app/ansible', run, {})
  expect(program).toBe('wsl.exe')
  expect(args.slice(0, 3)).toEqual(['--exec', 'env', 'ANSIBLE_CONFIG=/mnt/c/app/ansible/ansible.cfg'])
  expect(args).toContain('FISSION_SECRETS=stdin')
})

it('runs on a node with what was brought there, whatever system this computer has', () => {
  const brought = { ...run, keyFile: null, knownHosts: '/tmp/fission-x/known_hosts' }
  const { program, args } = ansibleCommand('node', '/tmp/fission-x/ansible', brought, {})
  expect(program).toBe('env')
  expect(args.slice(0, 2)).toEqual([
    'ANSIBLE_CONFIG=/tmp/fission-x/ansible/ansible.cfg',
    'ANSIBLE_STDOUT_CALLBACK=fission_events',
  ])
  expect(args).toContain('LC_ALL=C.UTF-8')
  expect(args.slice(args.indexOf('--ssh-common-args'))).toEqual([
    ...['--ssh-common-args', `-o 'UserKnownHostsFile="/tmp/fission-x/known_hosts"'`],
    ...['--extra-vars', '{"agent_port":4000}'],
  ])
})

it('names Windows files as WSL sees them', () => {
  expect(wslPath(String.raw`C:\Users\Ada Lovelace\hosts.yml`)).toBe('/mnt/c/Users/Ada Lovelace/hosts.yml')
})

it('compares versions by number', () => {
  expect(isAtLeast('2.14.18', [2, 14])).toBe(true)
  expect(isAtLeast('2.9.27', [2, 14])).toBe(false)
  expect(isAtLeast('3.0.0', [2, 19])).toBe(true)
})

it('tells events from what else is printed', () => {
  expect(parsePlaybookEvent('{"event": "plan", "tasks": 3}')).toEqual({ event: 'plan', tasks: 3 })
  expect(parsePlaybookEvent('{"event": "plan"}')).toBeNull()
  expect(parsePlaybookEvent('{ not json')).toBeNull()
  expect(parsePlaybookEvent('[WARNING]: something')).toBeNull()
})
