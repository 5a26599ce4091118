import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findElectron, obstacle } from '../../../build/start.mjs'

let folder: string
beforeEach(() => void (folder = mkdtempSync(path.join(tmpdir(), 'fission-electron-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('npm start', () => {
  it('finds Electron’s program when it has been fetched, and not before', () => {
    expect(findElectron(folder, {})).toBeNull()
    writeFileSync(path.join(folder, 'path.txt'), 'electron')
    expect(findElectron(folder, {})).toBeNull()
    mkdirSync(path.join(folder, 'dist'))
    writeFileSync(path.join(folder, 'dist/electron'), '')
    expect(findElectron(folder, {})).toBe(path.join(folder, 'dist/electron'))
  })

  it('takes Electron from the place that is named', () => {
    writeFileSync(path.join(folder, 'electron'), '')
    expect(findElectron('/nowhere', { ELECTRON_OVERRIDE_DIST_PATH: folder })).toBe(
      path.join(folder, 'electron'),
    )
  })

  it('says that a computer without a display cannot show the app', async () => {
    await expect(obstacle({}, 'linux')).resolves.toContain('no display')
  })
})
