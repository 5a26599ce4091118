import { expect, it } from 'vitest'
import { AppError } from '../../../../../electron/errors'
import { readHosts } from '../../../../../electron/provision/setup/read-hosts'

const host = (name: string, address: string | null, more = {}) => ({
  ...{ name, address, user: null, dataAddress: null, groups: [] },
  ...more,
})

it('reads addresses, names and ranges as people type them', () => {
  expect(readHosts('192.168.4.2, pi1.local\nroof=192.168.4.9 10.0.0.20-40 192.168.4.0/24')).toEqual({
    kind: 'addresses',
    hosts: [host('192.168.4.2', '192.168.4.2'), host('pi1.local', 'pi1.local'), host('roof', '192.168.4.9')],
    ranges: [
      { text: '10.0.0.20-40', addresses: 21 },
      { text: '192.168.4.0/24', addresses: 254 },
    ],
  })
})

it('reads rows of a CSV file, with groups', () => {
  expect(readHosts('roof, 192.168.4.2, outdoor, dry\ncellar,192.168.4.3\n')).toEqual({
    kind: 'csv',
    hosts: [host('roof', '192.168.4.2', { groups: ['outdoor', 'dry'] }), host('cellar', '192.168.4.3')],
    ranges: [],
  })
})

it('reads inventories in YAML and in INI, with names that stand for several hosts', () => {
  const yaml = `fissionservers:
  hosts:
    pi[01:03]:
      ansible_user: lab
    roof: {ansible_host: 192.168.4.9}
`
  expect(readHosts(yaml).hosts).toEqual([
    ...['pi01', 'pi02', 'pi03'].map((name) => host(name, null, { user: 'lab' })),
    host('roof', '192.168.4.9'),
  ])
  const ini = `# ours
[other]
nas ansible_host=192.168.4.1
[fissionservers]
pi[1:2] ansible_user='the lab'
roof ansible_host=192.168.4.9 dispy_ip=10.0.0.9 ; up there
[fissionservers:vars]
ansible_user=pi
[all:children]
fissionservers
`
  expect(readHosts(ini)).toEqual({
    kind: 'ini-inventory',
    hosts: [
      host('pi1', null, { user: 'the lab' }),
      host('pi2', null, { user: 'the lab' }),
      host('roof', '192.168.4.9', { user: 'pi', dataAddress: '10.0.0.9' }),
    ],
    ranges: [],
  })
})

it.each(['10.0.0.40-20', '8.8.8.0/24', 'a b$c', 'hosts:\n  - x\n'])('refuses %j with advice', (text) => {
  expect(() => readHosts(text)).toThrow(AppError)
})
