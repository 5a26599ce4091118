import { mkdtempSync, readFileSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { AppError } from '../../../../electron/errors'
import { Inventory } from '../../../../electron/provision/inventory'

const written = `---
# My lab.
all:
  vars:
    ntp: 10.0.0.1 # ours
  children:
    fissionservers:
      hosts:
        # Beside the window.
        desk:
          ansible_host: 192.168.4.2
          colour: red # and white
        roof:
          ansible_host: 192.168.4.3
          dispy_ip: 10.0.0.3
        192.168.4.9:
`

const node = (name: string, address: string | null, user: string | null = null) => ({
  name,
  address,
  user,
  dataAddress: null,
})

it('reads nodes wherever the group stands, with the names that FISSION used', () => {
  expect(Inventory.parse('hosts.yml', written).nodes).toEqual([
    node('desk', '192.168.4.2'),
    { ...node('roof', '192.168.4.3'), dataAddress: '10.0.0.3' },
    node('192.168.4.9', null),
  ])
})

it.each(['[fissionservers]\npi1 ansible_host=10.0.0.1\n', 'pi1 ansible_host=10.0.0.1\n'])(
  'says of one in INI that it is only read, with the way out: %s',
  (text) => {
    const parse = (): Inventory => Inventory.parse('/lab/hosts.yml', text)
    expect(parse).toThrow('/lab/hosts.yml is in the format INI')
    expect(parse).toThrow(
      expect.toSatisfy(
        (error: AppError) => error.hint.includes('ansible-inventory -i /lab/hosts.yml --list --yaml'),
        'says how it becomes YAML',
      ),
    )
  },
)

it('adds and changes nodes and leaves everything else as it was', () => {
  const inventory = Inventory.parse('hosts.yml', written)
  inventory.put(node('desk', '192.168.4.20'))
  inventory.put(node('cellar', '192.168.4.4', 'lab'))
  inventory.put(node('192.168.4.9', null))
  expect(inventory.toString()).toBe(
    written.replace('192.168.4.2\n', '192.168.4.20\n') +
      `        cellar:
          ansible_host: 192.168.4.4
          ansible_user: lab
`,
  )
})

it('changes nothing when all is there already', () => {
  const inventory = Inventory.parse('hosts.yml', written)
  inventory.put(node('roof', '192.168.4.3'))
  expect(inventory.toString()).toBe(written)
})

it('begins a file that is not there, and leaves no draft behind', () => {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), 'fission-inventory-')), 'inventory')
  const inventory = Inventory.read(path.join(folder, 'hosts.yml'))
  expect(inventory.nodes).toEqual([])
  inventory.put(node('pi1', '192.168.4.2', 'pi'))
  inventory.save()
  expect(readdirSync(folder)).toEqual(['hosts.yml'])
  expect(readFileSync(path.join(folder, 'hosts.yml'), 'utf8')).toMatch(
    /fissionservers:\n {2}vars:\n {4}inventory_version: 1\n {2}hosts:\n {4}pi1:\n {6}ansible_host: 192\.168\.4\.2\n {6}ansible_user: pi\n$/,
  )
})

it('names the line of a mistake', () => {
  const read = () => Inventory.parse('lab/hosts.yml', 'fissionservers:\n  hosts:\n    pi1: [\n')
  expect(read).toThrow(AppError)
  expect(read).toThrow(/lab\/hosts\.yml:[34]/)
})
