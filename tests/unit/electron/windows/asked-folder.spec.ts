import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { askedFolder } from '../../../../electron/windows/asked-folder'

let parent: string
let project: string
beforeEach(() => {
  parent = mkdtempSync(path.join(tmpdir(), 'fission asked '))
  project = path.join(parent, 'my project')
  mkdirSync(project)
  writeFileSync(path.join(project, 'fission.json'), '{}')
})
afterEach(() => rmSync(parent, { recursive: true, force: true }))

it('takes a folder as a path, from where the app was started', () => {
  expect(askedFolder([project], '/')).toBe(project)
  expect(askedFolder(['my project'], parent)).toBe(project)
})

it('takes an address, as file managers give it', () => {
  expect(askedFolder([pathToFileURL(project).href], '/')).toBe(project)
})

it('takes the folder around a file', () => {
  expect(askedFolder([path.join(project, 'fission.json')], '/')).toBe(project)
})

it('looks past the options of Chromium, and takes nothing for a name that is not there', () => {
  expect(askedFolder(['--no-sandbox', '', project], '/')).toBe(project)
  expect(askedFolder(['gone'], parent)).toBeNull()
  expect(askedFolder(['--no-sandbox'], parent)).toBeNull()
})
