import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { recallPlace, rememberPlace } from '../../../../electron/serve/served-place'

let folder: string
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'fission-served-'))))
afterEach(() => rmSync(folder, { recursive: true }))

it('is any free port, in a folder that nobody can guess, the first time', () => {
  const { port, folder: name } = recallPlace(folder)
  expect(port).toBe(0)
  expect(name).toMatch(/^[\w-]{32}$/)
  expect(recallPlace(folder).folder).not.toBe(name)
})

it('is what it was, for this user alone to read', () => {
  const place = { port: 4180, folder: 'a'.repeat(32) }
  rememberPlace(place, folder)
  expect(recallPlace(folder)).toEqual(place)
  expect(statSync(path.join(folder, 'served.json')).mode & 0o077).toBe(0)
})

it.each([
  ['no JSON', '{'],
  ['a port of another kind', JSON.stringify({ port: '80', folder: 'a'.repeat(32) })],
  ['a folder that leads elsewhere', JSON.stringify({ port: 4180, folder: `../${'a'.repeat(30)}` })],
  ['a folder that can be guessed', JSON.stringify({ port: 4180, folder: 'app' })],
])('is a new one where the file has %s', (_what, content) => {
  writeFileSync(path.join(folder, 'served.json'), content)
  expect(recallPlace(folder).port).toBe(0)
})
