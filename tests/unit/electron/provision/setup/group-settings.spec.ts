import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { noteSettings, variablesOf } from '../../../../../electron/provision/setup/group-settings'

const nothing = {
  bringKey: true,
  passwordsOff: false,
  aptPackages: [],
  pythonPackages: [],
  deviceGroups: [],
}

function place(settings: string | null): { inventory: string; file: string } {
  const folder = mkdtempSync(path.join(tmpdir(), 'fission-settings-'))
  const file = path.join(folder, 'group_vars/fissionservers/settings.yml')
  if (settings !== null) {
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, settings)
  }
  return { inventory: path.join(folder, 'hosts.yml'), file }
}

it('makes a file of settings for what was chosen, and none for nothing', () => {
  const { inventory, file } = place(null)
  noteSettings(inventory, nothing)
  expect(existsSync(file)).toBe(false)
  const chosen = { ...nothing, aptPackages: [{ name: 'sox', version: '14' }], deviceGroups: ['audio'] }
  noteSettings(inventory, chosen)
  expect(readFileSync(file, 'utf8')).toContain(
    'agent_apt_packages:\n  - name: sox\n    version: "14"\nagent_groups:\n  - audio\n',
  )
  expect(variablesOf(inventory, chosen)).toEqual({
    agent_apt_packages: [{ name: 'sox', version: '14' }],
    agent_groups: ['audio'],
  })
})

it('adds to lists that a person has written, whose remarks and other settings stay', () => {
  const written = `---
# Ours.
ansible_user: lab # not pi
agent_apt_packages:
  # for the microphones
  - name: sox
agent_groups: []
mine: 1
`
  const { inventory, file } = place(written)
  const chosen = { ...nothing, aptPackages: [{ name: 'sox' }, { name: 'flac' }], deviceGroups: ['audio'] }
  noteSettings(inventory, chosen)
  expect(readFileSync(file, 'utf8')).toBe(
    written
      .replace('  - name: sox\n', '  - name: sox\n  - name: flac\n')
      .replace('agent_groups: []', 'agent_groups:\n  - audio'),
  )
  const before = readFileSync(file, 'utf8')
  noteSettings(inventory, chosen)
  expect(readFileSync(file, 'utf8')).toBe(before)
})
