import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { ensureKey } from '../../../../electron/provision/ssh-keys'

const emptyHome = () => mkdtempSync(path.join(tmpdir(), 'fission-keys-'))

it('makes a key that nobody else can read, once', () => {
  const home = emptyHome()
  const made = ensureKey(null, home)
  expect(made).toMatchObject({ file: path.join(home, '.ssh/id_ed25519'), isNew: true })
  expect(made.publicLine).toMatch(/^ssh-ed25519 AAAA\S+ \S+@\S+$/)
  expect(statSync(made.file).mode & 0o777).toBe(0o600)
  expect(readFileSync(made.file, 'utf8')).toContain('OPENSSH PRIVATE KEY')
  expect(ensureKey(null, home)).toEqual({ ...made, isNew: false })
})

it('never writes over a key whose public half is missing, nor makes one that was only named', () => {
  const home = emptyHome()
  const file = path.join(home, 'mine')
  expect(() => ensureKey(file, home)).toThrow(`no public key ${file}.pub`)
  writeFileSync(file, 'private')
  expect(() => ensureKey(file, home)).toThrow(`no public key ${file}.pub`)
  expect(readFileSync(file, 'utf8')).toBe('private')
})
