import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { resolveTarget } from '../../../../electron/ssh/ssh-target'
import type { SshTarget } from '../../../../electron/ssh/ssh-target'

describe('Where a host is', () => {
  let home: string
  beforeEach(() => {
    home = mkdtempSync(path.join(tmpdir(), 'fission-test-'))
    mkdirSync(path.join(home, '.ssh', 'more'), { recursive: true })
  })
  afterEach(() => rmSync(home, { recursive: true }))

  const file = (name: string, text = ''): void => writeFileSync(path.join(home, '.ssh', name), text)
  const find = (address: string, user: string | null = 'pi', name = ''): SshTarget =>
    resolveTarget({ name, address, user }, {}, home)

  it('needs no config: port 22, the usual keys that exist, no agent', () => {
    file('id_rsa')
    file('id_ed25519')
    expect(find('10.0.0.1', 'pi', 'kitchen')).toEqual({
      label: 'kitchen (10.0.0.1)',
      host: '10.0.0.1',
      port: 22,
      user: 'pi',
      knownAs: '10.0.0.1',
      keyFiles: [path.join(home, '.ssh/id_ed25519'), path.join(home, '.ssh/id_rsa')],
      agent: null,
      knownHostsFiles: [path.join(home, '.ssh/known_hosts')],
      jumps: [],
    })
  })

  it('follows the config', () => {
    file(
      'config',
      [
        'Host kitchen',
        '  HostName 10.0.0.7',
        '  Port 2222',
        '  User somebody',
        '  IdentityFile ~/.ssh/lab_%r',
        '  IdentityAgent /run/agent',
        '  UserKnownHostsFile ~/.ssh/lab_hosts',
        'Host *',
        '  HostKeyAlias lab',
      ].join('\n'),
    )
    expect(find('kitchen', null)).toMatchObject({
      host: '10.0.0.7',
      port: 2222,
      user: 'somebody',
      knownAs: 'lab',
      keyFiles: [path.join(home, '.ssh/lab_somebody')],
      agent: '/run/agent',
      knownHostsFiles: [path.join(home, '.ssh/lab_hosts')],
    })
    expect(find('kitchen', 'pi').user).toBe('pi')
  })

  it('uses the ssh-agent of the environment unless IdentitiesOnly forbids it', () => {
    file('config', 'Host strict\n  IdentitiesOnly yes\n')
    const agent = (address: string): string | null =>
      resolveTarget({ name: '', address, user: 'pi' }, { SSH_AUTH_SOCK: '/tmp/agent' }, home).agent
    expect(agent('10.0.0.1')).toBe('/tmp/agent')
    expect(agent('strict')).toBeNull()
  })

  it('goes over jump hosts, also those of a jump host, and not in circles', () => {
    file(
      'config',
      [
        'Host inner',
        '  ProxyJump me@middle:2200',
        'Host middle',
        '  HostName 10.0.0.2',
        '  ProxyJump outer',
        'Host outer',
        '  User gate',
        'Host circle',
        '  ProxyJump circle',
      ].join('\n'),
    )
    const way = find('inner').jumps.map(({ user, host, port }) => `${user}@${host}:${port}`)
    expect(way).toEqual(['gate@outer:22', 'me@10.0.0.2:2200'])
    expect(find('circle').jumps).toHaveLength(1)
  })

  it('reads included files', () => {
    file('config', 'Include more/*.conf\nInclude missing\n')
    file('more/a.conf', 'Host kitchen\n  Port 2201\n')
    file('more/b.txt', 'Host bath\n  Port 2202\n')
    expect(find('kitchen').port).toBe(2201)
    expect(find('bath').port).toBe(22)
  })
})
